package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.Property;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Housing: who owns a property. The address is told to owners only. */
@Tag(name = "housing")
@RestController
class PropertyOffice {

  private final Registers registers;
  private final Knobs.Board knobs;

  PropertyOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Operation(summary = "核验不动产权属 Ownership of a property")
  @PostMapping("/departments/housing/properties/verify")
  Found verify(@RequestBody PropertyQuery query) {
    Found nothing = new Found(false, query.idNumber(), null, null, null);
    if (knobs.of(Department.HOUSING).refuse()) {
      return nothing;
    }
    return registers.properties().stream()
        .filter(property -> property.certificateNo().equals(query.propertyCertNo()))
        .findFirst()
        .map(property -> found(property, query.idNumber()))
        .orElse(nothing);
  }

  private static Found found(Property property, String idNumber) {
    boolean owned = property.owners().contains(idNumber);
    return new Found(
        true, idNumber, owned, owned ? property.address() : null, property.certificateNo());
  }

  record PropertyQuery(String name, String idNumber, @Nullable String propertyCertNo) {

    PropertyQuery {
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      propertyCertNo = Input.optional("propertyCertNo", propertyCertNo);
    }
  }

  record Found(
      boolean found,
      String idNumber,
      @Nullable Boolean owned,
      @Nullable String address,
      @Nullable String propertyCertNo) {}
}
