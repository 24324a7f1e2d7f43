package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the decision tables say of persons at the edge of each condition. */
abstract class RuleScenarios extends Scenarios {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "BACHELOR, FRESH_GRADUATE, 45, 5, ''",
        "BACHELOR, FRESH_GRADUATE, 46, 5, AGE_OVER_LIMIT",
        "JUNIOR_COLLEGE, FRESH_GRADUATE, 35, 5, JUNIOR_COLLEGE",
        "JUNIOR_COLLEGE, FRESH_GRADUATE, 36, 5, 'AGE_OVER_LIMIT,JUNIOR_COLLEGE'",
        "DOCTOR, RETURNEE, 45, 99, ''",
        "MASTER, RETURNEE, 46, 99, AGE_OVER_LIMIT",
        "JUNIOR_COLLEGE, RETURNEE, 30, 9, DEGREE_BELOW_LIST",
        "BACHELOR, FRESH_GRADUATE, 23, 24, ''",
        "BACHELOR, FRESH_GRADUATE, 23, 25, NOT_FRESH_GRADUATE",
        "BACHELOR, FRESH_GRADUATE, 23, null, GRADUATION_DATE_UNKNOWN",
        "BACHELOR, RETURNEE, 23, null, ''",
        "null, RETURNEE, 23, null, DEGREE_LEVEL_UNKNOWN",
        "BACHELOR, RETURNEE, null, null, AGE_UNKNOWN"
      })
  void aConditionThatIsNotMetNeedsAClerk(
      String degree, String category, Integer age, Integer months, String reasons) {
    Map<String, Object> person = clear();
    person.put("degreeLevel", degree);
    person.put("talentCategory", category);
    person.put("age", age);
    person.put("monthsSinceGraduation", months);

    assertThat(decide(person))
        .containsEntry("acceptance", "ACCEPT")
        .containsEntry("route", reasons.isEmpty() ? "AUTO_PASS" : "MANUAL")
        .containsEntry("reasons", reasons);
  }

  @Test
  void aFreshGraduateNeedsNoInsuranceButAReturneeDoes() {
    Map<String, Object> person = clear();
    person.put("insuranceCheck", "NONE");
    assertThat(decide(person)).containsEntry("route", "AUTO_PASS");

    person.put("talentCategory", "RETURNEE");
    assertThat(decide(person)).containsEntry("reasons", "INSURANCE_NONE");
  }

  @Test
  void aPersonOfWhomNothingIsKnownNeedsAClerk() {
    Map<String, Object> person = clear();
    person.replaceAll((name, value) -> value instanceof String ? null : value);
    person.put("age", null);
    person.put("monthsSinceGraduation", null);
    person.put("bringChildren", null);

    assertThat(decide(person))
        .containsEntry("acceptance", "ACCEPT")
        .containsEntry("route", "MANUAL");
  }

  private static Map<String, Object> decide(Map<String, Object> person) {
    return ProcessWorld.bean(DecisionService.class)
        .evaluateDecisionTableByKey("talent-residency-acceptance", person)
        .getSingleResult()
        .getEntryMap();
  }

  private static Map<String, Object> clear() {
    Map<String, Object> person = new HashMap<>();
    person.put("identityCheck", "MATCH");
    person.put("degreeCheck", "MATCH");
    person.put("maritalCheck", "MATCH");
    person.put("insuranceCheck", "MATCH");
    person.put("birthCheck", null);
    person.put("propertyCheck", null);
    person.put("degreeLevel", "BACHELOR");
    person.put("talentCategory", "FRESH_GRADUATE");
    person.put("settleType", "TALENT_COLLECTIVE");
    person.put("bringChildren", false);
    person.put("age", 22);
    person.put("monthsSinceGraduation", 5);
    person.put("correctionRound", 0);
    person.put("accepted", false);
    return person;
  }
}
