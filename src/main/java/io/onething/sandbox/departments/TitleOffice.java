package io.onething.sandbox.departments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.sandbox.departments.Registers.Title;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Real estate registry: who owns what, and what forbids a transfer. Whoever asks whether an
 * obstacle is gone finds that it is: courts and banks are quick here.
 */
@Tag(name = "registry")
@RestController
class TitleOffice {

  private final Registers registers;
  private final Knobs.Board knobs;
  private final Set<String> cleared = ConcurrentHashMap.newKeySet();

  TitleOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Operation(summary = "查询权属、落宗、查封、抵押、异议 A title and what lies on it")
  @PostMapping("/departments/registry/titles/query")
  Found query(@RequestBody TitleQuery query) {
    return find(query.propertyCertNo())
        .map(title -> found(title, query.ownerIdNumber()))
        .orElse(new Found(false, query.propertyCertNo(), null, null, null, null, null, null, null));
  }

  @Operation(summary = "登记前复核 What lies on a title while its transfer is registered")
  @PostMapping("/departments/registry/titles/recheck")
  Obstacle recheck(@RequestBody CertificateQuery query) {
    return new Obstacle(
        query.propertyCertNo(),
        find(query.propertyCertNo())
            .flatMap(title -> obstaclesOf(title).stream().findFirst())
            .orElse(null));
  }

  @Operation(summary = "询问障碍是否解除 Whether nothing forbids the transfer any more")
  @PostMapping("/departments/registry/titles/obstacle")
  Obstacle obstacle(@RequestBody CertificateQuery query) {
    if (!knobs.of(Department.REGISTRY).refuse()) {
      cleared.add(query.propertyCertNo());
    }
    return recheck(query);
  }

  private Optional<Title> find(String certificateNo) {
    return registers.titles().stream()
        .filter(title -> title.certificateNo().equals(certificateNo))
        .findFirst();
  }

  private List<String> obstaclesOf(Title title) {
    if (knobs.of(Department.REGISTRY).refuse()) {
      return List.of("SEIZED");
    }
    return cleared.contains(title.certificateNo()) ? List.of() : title.obstacles();
  }

  private Found found(Title title, String owner) {
    boolean owned = title.owner().equals(owner);
    List<String> obstacles = title.afterDeed() ? List.of() : obstaclesOf(title);
    return new Found(
        true,
        title.certificateNo(),
        owned,
        title.located() || cleared.contains(title.certificateNo()),
        obstacles,
        owned ? title.unitNo() : null,
        owned ? title.address() : null,
        owned ? title.area() : null,
        owned ? title.usage() : null);
  }

  record TitleQuery(String propertyCertNo, String ownerName, String ownerIdNumber) {

    TitleQuery {
      propertyCertNo = Input.text("propertyCertNo", propertyCertNo);
      ownerName = Input.name(ownerName);
      ownerIdNumber = Input.citizen(ownerIdNumber);
    }
  }

  record CertificateQuery(String propertyCertNo) {

    CertificateQuery {
      propertyCertNo = Input.text("propertyCertNo", propertyCertNo);
    }
  }

  /**
   * @param obstacle null when nothing forbids the transfer; said in so many words, since silence is
   *     no answer
   */
  record Obstacle(
      String propertyCertNo, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String obstacle) {}

  /**
   * A title.
   *
   * @param located whether it has been matched with its parcel
   * @param area in square metres
   */
  record Found(
      boolean found,
      String propertyCertNo,
      @Nullable Boolean owned,
      @Nullable Boolean located,
      @Nullable List<String> obstacles,
      @Nullable String unitNo,
      @Nullable String address,
      @Nullable String area,
      @Nullable String usage) {}
}
