package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.Household;
import io.onething.sandbox.departments.Registers.Relation;
import io.onething.sandbox.departments.Registers.Resident;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shenzhen police: whose guardian somebody is, and where a child is registered and lives. */
@Tag(name = "police-sz")
@RestController
class SchoolFamiliesOffice {

  private final Registers registers;
  private final ResidentRegister residents;
  private final Knobs.Board knobs;

  SchoolFamiliesOffice(Registers registers, ResidentRegister residents, Knobs.Board knobs) {
    this.registers = registers;
    this.residents = residents;
    this.knobs = knobs;
  }

  @Operation(summary = "查询监护的子女 Children under guardianship")
  @PostMapping("/departments/police-sz/residents/children")
  Children children(@RequestBody PersonQuery query) {
    return new Children(
        query.idNumber(),
        residents
            .entry(query.idNumber())
            .filter(entry -> !knobs.of(Department.POLICE_SZ).refuse())
            .filter(entry -> entry.resident().relation() != Relation.CHILD)
            .map(entry -> childrenOf(entry.household(), relation(query.idNumber())))
            .orElse(List.of()));
  }

  @Operation(summary = "核验户籍与居住 Household and residence of a child")
  @PostMapping("/departments/police-sz/residents/household")
  Registered household(@RequestBody ChildQuery query) {
    return residents
        .entry(query.idNumber())
        .filter(entry -> !knobs.of(Department.POLICE_SZ).refuse())
        .map(entry -> registered(entry.household(), query))
        .orElse(new Registered(query.idNumber(), false, null, null, null, null, null, null, null));
  }

  private Registered registered(Household household, ChildQuery query) {
    Registers.@Nullable Permit permit =
        registers.permits().stream()
            .filter(each -> each.idNumber().equals(query.guardianIdNumber()))
            .findFirst()
            .orElse(null);
    return new Registered(
        query.idNumber(),
        true,
        household.isLocal(),
        household.address(),
        household.area(),
        null,
        relation(query.guardianIdNumber()),
        permit == null ? null : permit.permitNo(),
        permit == null ? null : permit.area());
  }

  private static List<Child> childrenOf(Household household, String relation) {
    return household.members().stream()
        .filter(member -> member.relation() == Relation.CHILD)
        .map((Resident member) -> new Child(member.name(), member.idNumber(), relation))
        .toList();
  }

  private static String relation(String guardian) {
    return new CitizenNumber(guardian).gender().equals("MALE") ? "FATHER" : "MOTHER";
  }

  record ChildQuery(String name, String idNumber, String guardianIdNumber) {

    ChildQuery {
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      guardianIdNumber = Input.citizen(guardianIdNumber);
    }
  }

  record Child(String name, String idNumber, String relation) {}

  record Children(String idNumber, List<Child> children) {}

  record Registered(
      String idNumber,
      boolean found,
      @Nullable Boolean local,
      @Nullable String address,
      @Nullable String area,
      @Nullable String since,
      @Nullable String relation,
      @Nullable String permitNo,
      @Nullable String permitArea) {}
}
