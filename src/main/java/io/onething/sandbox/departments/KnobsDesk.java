package io.onething.sandbox.departments;

import io.onething.shared.Localized;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The knobs, and what the page shows at a glance. */
@Hidden
@RestController
class KnobsDesk {

  private static final int ROWS_SHOWN = 30;

  private final Knobs.Board board;
  private final Ledgers ledgers;
  private final CallCounts counts;
  private final DepartmentSettings settings;
  private final PlayedFiles played;

  KnobsDesk(
      Knobs.Board board,
      Ledgers ledgers,
      CallCounts counts,
      DepartmentSettings settings,
      PlayedFiles played) {
    this.board = board;
    this.ledgers = ledgers;
    this.counts = counts;
    this.settings = settings;
    this.played = played;
  }

  @GetMapping("/overview")
  Overview overview() {
    return new Overview(
        settings.serverUrl(), played.departments().stream().map(this::shown).toList());
  }

  @GetMapping("/knobs")
  Map<String, Knobs> knobs() {
    Map<String, Knobs> positions = new LinkedHashMap<>();
    for (Department department : played.departments()) {
      positions.put(department.id(), board.of(department));
    }
    return positions;
  }

  @PutMapping("/knobs/{department}")
  ResponseEntity<Object> set(@PathVariable String department, @RequestBody Knobs.Wished wished) {
    Knobs knobs = wished.knobs();
    return Department.byId(department)
        .map(
            found -> {
              board.set(found, knobs);
              return Answer.ok(knobs).toResponse();
            })
        .orElseGet(
            () ->
                Answer.problem(
                        HttpStatus.NOT_FOUND, "UNKNOWN", "There is no department with this id.")
                    .toResponse());
  }

  @PostMapping("/knobs/reset")
  Map<String, Knobs> reset() {
    board.reset();
    return knobs();
  }

  private Shown shown(Department department) {
    List<LedgerRow> rows = ledgers.of(department).rows();
    return new Shown(
        department.id(),
        department.names(),
        board.of(department),
        counts.of(department),
        rows.size(),
        played.effectsOf(department),
        rows.stream().limit(ROWS_SHOWN).toList());
  }

  record Overview(URI server, List<Shown> departments) {}

  /**
   * A department at a glance.
   *
   * @param kinds what its file calls the kinds of rows in its ledger; the page names the others
   */
  record Shown(
      String id,
      Localized names,
      Knobs knobs,
      Map<String, Integer> calls,
      int effects,
      Map<String, Localized> kinds,
      List<LedgerRow> ledger) {}
}
