package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a task shows of the case, and to whom. */
class ShownToTest {

  private static final Bundle BUNDLE =
      Catalogs.read(
          """
          bundle: trial
          fields:
            school: {names: {zh: 学校, en: School}, type: text, personal: false, source: decision}
            child: {names: {zh: 学生, en: Child}, type: text, personal: true, source: applicant}
          seats: {choices: [], offered: school, offeredName: school}
          """);

  private static final String ASKS = "<camunda:property name='answerForm' value='confirm'/>";

  private static final String NO_FORM =
      "processes/trial/trial.bpmn: It: unknown form 'confirm', expected forms/trial/confirm.form";

  @Test
  void aClerkIsShownWhateverTheDepartmentSees() {
    assertThat(faultsOf("userTask", shows("school,child"))).isEmpty();
  }

  @Test
  void theApplicantIsShownWhatTheQuestionIsAboutAndNothingPersonal() {
    assertThat(faultsOf("receiveTask", ASKS + shows("school"))).containsExactly(NO_FORM);
    assertThat(faultsOf("receiveTask", ASKS + shows("school,child")))
        .containsExactly(
            NO_FORM,
            "processes/trial/trial.bpmn: It: shows 'child', which is personal, expected fields that are not personal: the page of the case shows them plainly");
  }

  @Test
  void nothingIsShownWhereNobodyIsAsked() {
    assertThat(faultsOf("receiveTask", shows("school")))
        .containsExactly(
            "processes/trial/trial.bpmn: It: shows where nobody reads it, expected a user task, or a receive task with answerForm");
  }

  @Test
  void aClerkChoosesASeatAndTheCaseTakesIt() {
    assertThat(faultsOf("userTask", seat("choose"))).isEmpty();
    assertThat(faultsOf("intermediateThrowEvent", seat("take"))).isEmpty();
    assertThat(faultsOf("userTask", seat("take")))
        .containsExactly(
            "processes/trial/trial.bpmn: It: unknown seat 'take', expected one of [choose]");
    assertThat(faultsOf("endEvent", seat("choose")))
        .containsExactly(
            "processes/trial/trial.bpmn: It: unknown seat 'choose', expected one of [await, free, take]");
  }

  private static String shows(String fields) {
    return "<camunda:property name='shows' value='" + fields + "'/>";
  }

  private static String seat(String value) {
    return "<camunda:property name='seat' value='" + value + "'/>";
  }

  private static List<String> faultsOf(String element, String properties) {
    return ReferenceFaults.of(
        BUNDLE,
        "<%1$s id='It'><extensionElements><camunda:properties>%2$s</camunda:properties></extensionElements></%1$s>"
            .formatted(element, properties));
  }
}
