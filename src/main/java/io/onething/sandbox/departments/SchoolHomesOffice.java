package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a family lives in: registered property (housing), and purchases that were taxed (tax). */
@Tag(name = "housing")
@RestController
class SchoolHomesOffice {

  private final Registers registers;
  private final Knobs.Board knobs;

  SchoolHomesOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Operation(summary = "核验家庭房产 Home of a family, and whether its school seat is used")
  @PostMapping("/departments/housing/homes/query")
  Home home(@RequestBody HomeQuery query) {
    return registers.homes().stream()
        .filter(home -> !knobs.of(Department.HOUSING).refuse())
        .filter(
            home ->
                home.owners().contains(query.idNumber())
                    || home.owners().contains(query.childIdNumber()))
        .findFirst()
        .map(
            home ->
                new Home(
                    query.idNumber(),
                    true,
                    home.address(),
                    home.area(),
                    home.certificateNo(),
                    home.seatUsedBy() != null && !home.seatUsedBy().equals(query.childIdNumber())))
        .orElse(new Home(query.idNumber(), false, null, null, null, null));
  }

  @Operation(summary = "查询购房契税 Deed tax of a purchase")
  @PostMapping("/departments/tax/contracts/query")
  Contract contract(@RequestBody PersonQuery query) {
    return registers.contracts().stream()
        .filter(contract -> !knobs.of(Department.TAX).refuse())
        .filter(contract -> contract.idNumber().equals(query.idNumber()))
        .findFirst()
        .map(
            contract ->
                new Contract(query.idNumber(), true, contract.contractNo(), contract.area()))
        .orElse(new Contract(query.idNumber(), false, null, null));
  }

  record HomeQuery(String name, String idNumber, String childIdNumber) {

    HomeQuery {
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      childIdNumber = Input.citizen(childIdNumber);
    }
  }

  record Home(
      String idNumber,
      boolean found,
      @Nullable String address,
      @Nullable String area,
      @Nullable String propertyCertNo,
      @Nullable Boolean seatUsed) {}

  record Contract(
      String idNumber, boolean found, @Nullable String contractNo, @Nullable String area) {}
}
