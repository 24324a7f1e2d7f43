package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Health: birth certificates. */
@Tag(name = "health")
@RestController
class HealthOffice {

  private static final int MOST_CHILDREN = 20;

  private final Registers registers;
  private final Knobs.Board knobs;

  HealthOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Operation(summary = "核验出生医学证明 Birth certificates")
  @PostMapping("/departments/health/birth-certificates/verify")
  Verified verify(@RequestBody Children query) {
    List<Result> results =
        query.children().stream()
            .map(child -> new Result(child.idNumber(), matches(child)))
            .toList();
    return new Verified(results.stream().allMatch(Result::match), results);
  }

  private boolean matches(Child child) {
    return !knobs.of(Department.HEALTH).refuse()
        && registers.birthCertificates().stream()
            .filter(certificate -> certificate.idNumber().equals(child.idNumber()))
            .anyMatch(certificate -> certificate.certificateNo().equals(child.birthCertNo()));
  }

  record Children(List<Child> children) {

    Children {
      if (children == null || children.size() > MOST_CHILDREN) {
        throw new InputRefused("children", "a list of at most " + MOST_CHILDREN + " children");
      }
      children = List.copyOf(children);
    }
  }

  record Child(String name, String idNumber, @Nullable String birthCertNo) {

    Child {
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      birthCertNo = Input.optional("birthCertNo", birthCertNo);
    }
  }

  record Verified(boolean allMatch, List<Result> results) {}

  record Result(String idNumber, boolean match) {}
}
