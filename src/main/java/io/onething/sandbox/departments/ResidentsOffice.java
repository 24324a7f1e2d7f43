package io.onething.sandbox.departments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shenzhen police: who somebody is and where registered. */
@Tag(name = "police-sz")
@RestController
class ResidentsOffice {

  private final ResidentRegister register;
  private final Knobs.Board knobs;

  ResidentsOffice(ResidentRegister register, Knobs.Board knobs) {
    this.register = register;
    this.knobs = knobs;
  }

  @Operation(summary = "核验身份与户籍 Identity and household")
  @PostMapping("/departments/police-sz/residents/query")
  Found query(@RequestBody PersonQuery query) {
    if (knobs.of(Department.POLICE_SZ).refuse()) {
      return Found.NOBODY;
    }
    return register.entry(query.idNumber()).map(ResidentsOffice::found).orElse(Found.NOBODY);
  }

  private static Found found(ResidentRegister.Entry entry) {
    Registers.Resident resident = entry.resident();
    Registers.Household household = entry.household();
    CitizenNumber number = new CitizenNumber(resident.idNumber());
    return new Found(
        true,
        resident.name(),
        resident.idNumber(),
        resident.pinyin(),
        number.gender(),
        number.birthDate(),
        resident.ethnicity(),
        household.hukouType(),
        household.address(),
        household.adcode(),
        household.station(),
        household.isLocal(),
        resident.bar(),
        entry.family());
  }

  record Found(
      boolean found,
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String namePinyin,
      @Nullable String gender,
      @Nullable LocalDate birthDate,
      @Nullable String ethnicity,
      @Nullable String hukouType,
      @Nullable String hukouAddress,
      @Nullable String hukouAdcode,
      Registers.@Nullable Station originStation,
      @Nullable Boolean local,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String bar,
      @Nullable List<Relative> household) {

    static final Found NOBODY =
        new Found(
            false, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** Spouse or child, seen from the person asked about. */
  record Relative(String name, String idNumber, Registers.Relation relation) {}
}
