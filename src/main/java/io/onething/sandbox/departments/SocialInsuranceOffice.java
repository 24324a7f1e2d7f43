package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Social insurance: contributions in the city, and settlements under way elsewhere. It takes forms
 * and answers in JSON.
 */
@Tag(name = "social-insurance")
@RestController
class SocialInsuranceOffice {

  private static final String PATH = "/departments/social-insurance/contributions/query";

  private final Registers registers;
  private final Knobs.Board knobs;

  SocialInsuranceOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Operation(
      summary = "核验社会保险 Contributions",
      description = "A form with the fields name and idNumber.")
  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Found query(HttpServletRequest request, @RequestBody MultiValueMap<String, String> form) {
    return found(PersonQuery.of(FormInput.of(request, form, PersonQuery.FIELDS)));
  }

  private Found found(PersonQuery query) {
    Found nothing = new Found(query.idNumber(), false, 0, false);
    if (knobs.of(Department.SOCIAL_INSURANCE).refuse()) {
      return nothing;
    }
    return registers.contributions().stream()
        .filter(contribution -> contribution.idNumber().equals(query.idNumber()))
        .findFirst()
        .map(
            contribution ->
                new Found(
                    query.idNumber(),
                    contribution.months() > 0,
                    contribution.months(),
                    contribution.parallelApplication()))
        .orElse(nothing);
  }

  record Found(String idNumber, boolean contributing, int months, boolean parallelApplication) {}
}
