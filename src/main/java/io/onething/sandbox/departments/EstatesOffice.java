package io.onething.sandbox.departments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.sandbox.departments.Registers.Decedent;
import io.onething.sandbox.departments.Registers.Kin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What police, civil affairs and the notaries know of somebody who has died. */
@RestController
class EstatesOffice {

  static final String NAMESPACE = "urn:civil-affairs:decedent:1";

  private final Registers registers;
  private final Knobs.Board knobs;

  EstatesOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Tag(name = "police-sz")
  @Operation(summary = "核验死亡与亲属关系 A death and who is left")
  @PostMapping("/departments/police-sz/residents/death")
  Death death(@RequestBody PersonQuery query) {
    return find(Department.POLICE_SZ, query.idNumber())
        .map(decedent -> new Death(true, decedent.idNumber(), decedent.died(), decedent.kin()))
        .orElse(new Death(false, query.idNumber(), null, List.of()));
  }

  @Tag(name = "civil-affairs")
  @Operation(
      summary = "查询婚姻史与火化 Marriages and cremation",
      description =
          "<decedentQuery xmlns=\""
              + NAMESPACE
              + "\"><name/><idNumber/></decedentQuery>; the answer is"
              + " <decedentRecord><found/><idNumber/><maritalStatus/><cremated/></decedentRecord>"
              + " of the same namespace.")
  @PostMapping(
      path = "/departments/civil-affairs/decedents/query",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
  ResponseEntity<byte[]> marriages(@RequestBody byte[] body) {
    PersonQuery query =
        PersonQuery.of(PlainXml.read(body, NAMESPACE, "decedentQuery", PersonQuery.FIELDS));
    Map<String, Object> answer = new LinkedHashMap<>();
    Optional<Decedent> decedent = find(Department.CIVIL_AFFAIRS, query.idNumber());
    answer.put("found", decedent.isPresent());
    answer.put("idNumber", query.idNumber());
    decedent.ifPresent(
        known -> {
          answer.put("maritalStatus", known.maritalStatus());
          answer.put("cremated", known.cremated());
        });
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(PlainXml.write(NAMESPACE, "decedentRecord", answer));
  }

  @Tag(name = "notary-association")
  @Operation(summary = "查询遗嘱登记与继承公证 Registered wills and earlier deeds of succession")
  @PostMapping("/departments/notary-association/estates/query")
  Estate estate(@RequestBody PersonQuery query) {
    Optional<Decedent> decedent = find(Department.NOTARY_ASSOCIATION, query.idNumber());
    return new Estate(
        query.idNumber(),
        decedent.map(Decedent::willRegistered).orElse(false),
        decedent.map(Decedent::notarised).orElse(false));
  }

  private Optional<Decedent> find(Department asked, String idNumber) {
    if (knobs.of(asked).refuse()) {
      return Optional.empty();
    }
    return registers.decedents().stream()
        .filter(decedent -> decedent.idNumber().equals(idNumber))
        .findFirst();
  }

  /**
   * @param deceased whether the register says that the person has died
   */
  record Death(
      boolean deceased,
      String idNumber,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate died,
      List<Kin> kin) {}

  record Estate(String idNumber, boolean willRegistered, boolean notarised) {}
}
