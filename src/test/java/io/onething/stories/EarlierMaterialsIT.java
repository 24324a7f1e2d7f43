package io.onething.stories;

import static io.onething.stories.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A degree that was verified for one case is not asked for in the next. */
class EarlierMaterialsIT {

  private final Sandbox sandbox = new Sandbox();

  @AfterEach
  void everybodyAnswersAgain() {
    sandbox.offline("education", false);
  }

  @Test
  void theNextCaseGoesOnWithWhatTheFirstHasBroughtAndSaysSo() {
    Applicant tianYe = Applicant.signedIn("tianye");
    assertThat(json(tianYe.browser().get("/api/catalog/talent-residency"), 200).toString())
        .contains("180日内为您的其他办件取得过的结果直接沿用");
    String first = tianYe.apply();
    Answers.until(
        "the first case's degree",
        () -> Applicant.step(tianYe.look(first), "Task_VerifyDegree"),
        step -> step.path("state").asText().equals("DONE"));
    assertThat(tianYe.look(first).path("carried")).isEmpty();

    // Nobody can be asked for a degree any more.
    sandbox.offline("education", true);
    JsonNode prefill = tianYe.consent();
    JsonNode degree = source(prefill, "education.degree");
    assertThat(degree.path("state").asText()).isEqualTo("ANSWERED");
    assertThat(degree.at("/earlier/caseNumber").asText()).isEqualTo(first);
    assertThat(prefill.at("/values/degreeLevel").asText()).isNotBlank();
    assertThat(source(prefill, "police.identity").path("earlier").isNull()).isTrue();

    String next = tianYe.apply(prefill, Applicant.form(prefill));
    JsonNode seen =
        Answers.until(
            "the next case's degree",
            () -> tianYe.look(next),
            look ->
                Applicant.step(look, "Task_VerifyDegree").path("state").asText().equals("DONE"));
    assertThat(Applicant.step(seen, "Task_VerifyDegree").path("reused").asBoolean()).isTrue();
    JsonNode carried = seen.at("/carried/0");
    assertThat(carried.path("caseNumber").asText()).isEqualTo(first);
    assertThat(carried.path("materials").toString()).contains("学历、学位证书");
    assertThat(carried.path("basis").asText()).contains("您的授权");
    assertThat(carried.path("fields").toString()).contains("毕业院校");
    assertThat(carried.path("usableUntil").asText())
        .isGreaterThan(carried.path("obtainedAt").asText());
    assertThat(seen.path("carried")).hasSize(1);
  }

  private static JsonNode source(JsonNode prefill, String topic) {
    for (JsonNode source : prefill.path("sources")) {
      if (source.path("topic").asText().equals(topic)) {
        return source;
      }
    }
    return Answers.JSON.missingNode();
  }
}
