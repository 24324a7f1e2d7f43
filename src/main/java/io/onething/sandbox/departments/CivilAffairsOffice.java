package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.Marriage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Civil affairs: who is married. Its system is an old one and speaks XML. */
@Tag(name = "civil-affairs")
@RestController
class CivilAffairsOffice {

  static final String NAMESPACE = "urn:civil-affairs:marriage:1";

  private static final String PATH = "/departments/civil-affairs/marriages/query";

  private final Registers registers;
  private final ResidentRegister residents;
  private final Knobs.Board knobs;

  CivilAffairsOffice(Registers registers, ResidentRegister residents, Knobs.Board knobs) {
    this.registers = registers;
    this.residents = residents;
    this.knobs = knobs;
  }

  @Operation(
      summary = "查询婚姻登记 Marital status",
      description =
          "<marriageQuery xmlns=\""
              + NAMESPACE
              + "\"><name/><idNumber/></marriageQuery>; the answer is"
              + " <marriageRecord><found/><idNumber/><maritalStatus/><spouse><name/><idNumber/></spouse></marriageRecord>"
              + " of the same namespace.")
  @PostMapping(
      path = PATH,
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
  ResponseEntity<byte[]> query(@RequestBody byte[] body) {
    PersonQuery query =
        PersonQuery.of(PlainXml.read(body, NAMESPACE, "marriageQuery", PersonQuery.FIELDS));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(PlainXml.write(NAMESPACE, "marriageRecord", found(query)));
  }

  private Map<String, Object> found(PersonQuery query) {
    @Nullable Marriage marriage =
        knobs.of(Department.CIVIL_AFFAIRS).refuse()
            ? null
            : registers.marriages().stream()
                .filter(known -> known.idNumber().equals(query.idNumber()))
                .findFirst()
                .orElse(null);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("found", marriage != null);
    answer.put("idNumber", query.idNumber());
    if (marriage != null) {
      answer.put("maritalStatus", marriage.status());
      if (marriage.spouse() != null) {
        residents
            .entry(marriage.spouse())
            .ifPresent(
                entry ->
                    answer.put(
                        "spouse",
                        Map.of(
                            "name", entry.resident().name(),
                            "idNumber", entry.resident().idNumber())));
      }
    }
    return answer;
  }
}
