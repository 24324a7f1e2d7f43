package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Social insurance: contributions in the city, and settlements under way elsewhere. */
@Tag(name = "social-insurance")
@RestController
class SocialInsuranceOffice {

  private static final Found NOTHING = new Found(false, 0, false);

  private final Registers registers;
  private final Knobs.Board knobs;

  SocialInsuranceOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Operation(summary = "核验社会保险 Contributions")
  @PostMapping("/departments/social-insurance/contributions/query")
  Found query(@RequestBody PersonQuery query) {
    if (knobs.of(Department.SOCIAL_INSURANCE).refuse()) {
      return NOTHING;
    }
    return registers.contributions().stream()
        .filter(contribution -> contribution.idNumber().equals(query.idNumber()))
        .findFirst()
        .map(
            contribution ->
                new Found(
                    contribution.months() > 0,
                    contribution.months(),
                    contribution.parallelApplication()))
        .orElse(NOTHING);
  }

  record Found(boolean contributing, int months, boolean parallelApplication) {}
}
