package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.Marriage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Civil affairs: who is married. */
@Tag(name = "civil-affairs")
@RestController
class CivilAffairsOffice {

  private final Registers registers;
  private final ResidentRegister residents;
  private final Knobs.Board knobs;

  CivilAffairsOffice(Registers registers, ResidentRegister residents, Knobs.Board knobs) {
    this.registers = registers;
    this.residents = residents;
    this.knobs = knobs;
  }

  @Operation(summary = "查询婚姻登记 Marital status")
  @PostMapping("/departments/civil-affairs/marriages/query")
  Found query(@RequestBody PersonQuery query) {
    if (knobs.of(Department.CIVIL_AFFAIRS).refuse()) {
      return new Found(false, null, null);
    }
    return registers.marriages().stream()
        .filter(marriage -> marriage.idNumber().equals(query.idNumber()))
        .findFirst()
        .map(marriage -> new Found(true, marriage.status(), spouseOf(marriage)))
        .orElse(new Found(false, null, null));
  }

  private @Nullable Spouse spouseOf(Marriage marriage) {
    if (marriage.spouse() == null) {
      return null;
    }
    return residents
        .entry(marriage.spouse())
        .map(entry -> new Spouse(entry.resident().name(), entry.resident().idNumber()))
        .orElse(null);
  }

  record Found(boolean found, @Nullable String maritalStatus, @Nullable Spouse spouse) {}

  record Spouse(String name, String idNumber) {}
}
