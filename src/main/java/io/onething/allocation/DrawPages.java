package io.onething.allocation;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The draws for everybody who is signed in: seed, free places, and by case number who applied for
 * what and has got what. No personal data.
 */
@Tag(name = "draws")
@RestController
@RequestMapping("/api/draws")
@Transactional(readOnly = true)
class DrawPages {

  private static final int MOST = 100;

  private final DrawStore store;

  DrawPages(DrawStore store) {
    this.store = store;
  }

  @Operation(summary = "分配结果公示 The latest draws")
  @GetMapping
  List<DrawStore.Head> draws() {
    return store.draws(MOST);
  }

  @Operation(summary = "抽签文件 All that is needed to repeat a draw")
  @GetMapping("/{draw}/file")
  ResponseEntity<byte[]> file(@PathVariable long draw) throws IOException {
    DrawStore.Head head =
        store
            .draw(draw)
            .orElseThrow(
                () ->
                    new OneThingException(
                        ErrorCode.UNKNOWN_ADDRESS,
                        "No draw " + draw + "; expected one of /api/draws"));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"draw-" + draw + ".json\"")
        .body(DrawRecord.of(head, store.results(draw), store.seedsOf(head)).written());
  }
}
