package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A follow-up that would wait for what comes to open cases only is found at release. */
class FollowUpModelCheckTest {

  private static final String NO_MESSAGE =
      "a message, and none comes to a case that has ended, expected a user task of an office, a receive task with answerForm, or poll";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<receiveTask id='Step_A' messageRef='Message_A'/>",
        "<receiveTask id='Step_A'/>",
        "<intermediateCatchEvent id='Step_A'><messageEventDefinition messageRef='Message_A'/></intermediateCatchEvent>",
        "<boundaryEvent id='Step_A' attachedToRef='Task_A'><messageEventDefinition messageRef='Message_A'/></boundaryEvent>",
        "<subProcess id='Around' triggeredByEvent='true'><startEvent id='Step_A'><messageEventDefinition messageRef='Message_A'/></startEvent></subProcess>",
      })
  void noCallbackNoSignatureAndNoWithdrawalComesAfterTheEnd(String element) {
    assertThat(faults("trial-review", element))
        .containsExactly("processes/trial/trial-review.bpmn: Step_A: waits for " + NO_MESSAGE);
  }

  @Test
  void noCorrectionIsMadeAfterTheEnd() {
    assertThat(faults("trial-review", "<callActivity id='Step_A' calledElement='correction'/>"))
        .containsExactly(
            "processes/trial/trial-review.bpmn: Step_A: calls 'correction', which waits for "
                + NO_MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "caseClock", "withdrawal", "remind"})
  void aCaseThatHasEndedIsNotMoved(String property) {
    assertThat(faults("trial-review", "<task id='Step_A'>" + property(property) + "</task>"))
        .containsExactly(
            "processes/trial/trial-review.bpmn: Step_A: the property "
                + property
                + " is for a case that is open, expected none: a follow-up begins when the case has ended");
  }

  @Test
  void aCaseThatHasEndedDoesNotEndAgain() {
    assertThat(
            faults("trial-review", "<endEvent id='Step_A'>" + property("outcome") + "</endEvent>"))
        .containsExactly(
            "processes/trial/trial-review.bpmn: Step_A: the property outcome is for a case that is open, expected none, or overturn where the outcome does not stand");
  }

  @Test
  void officesPeopleAndPolledDepartmentsAnswerAfterTheEndToo() {
    assertThat(
            faults(
                "trial-review",
                "<userTask id='Task_A'/><callActivity id='Task_B' calledElement='poll'/>"
                    + "<receiveTask id='Task_C' messageRef='Message_A'>"
                    + property("answerForm")
                    + "</receiveTask><intermediateThrowEvent id='Event_D'><messageEventDefinition/></intermediateThrowEvent>"
                    + "<endEvent id='Event_E'>"
                    + property("overturn")
                    + "</endEvent>"))
        .isEmpty();
  }

  @Test
  void theCasesOwnModelWaitsAsItLikes() {
    assertThat(
            faults(
                "trial",
                "<receiveTask id='Task_A'/><callActivity id='Task_B' calledElement='correction'/><task id='Task_C'>"
                    + property("state")
                    + "</task>"))
        .isEmpty();
  }

  private static String property(String name) {
    return "<extensionElements><camunda:properties><camunda:property name='%s' value='x'/></camunda:properties></extensionElements>"
        .formatted(name);
  }

  private static List<String> faults(String process, String elements) {
    List<Fault> faults = new ArrayList<>();
    ModelFamily family =
        new ModelFamily(
            List.of(model("trial", process, elements)),
            List.of(
                model("shared", "correction", "<receiveTask id='Task_Correction'/>"),
                model("shared", "poll", "<serviceTask id='Task_Ask'/>")),
            List.of(Catalogs.read("bundle: trial\nfollowUps:\n  one: {process: trial-review}\n")));
    new FollowUpModelCheck(family, faults).check();
    return faults.stream().map(Fault::toString).toList();
  }

  private static ReadModel model(String folder, String process, String elements) {
    String xml =
        "<definitions xmlns='%s' xmlns:camunda='%s' targetNamespace='trial'><process id='%s'>%s</process><message id='Message_A' name='Message_A'/></definitions>"
            .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA, process, elements);
    DataFile file =
        new DataFile(
            "processes/" + folder + "/" + process + ".bpmn", xml.getBytes(StandardCharsets.UTF_8));
    List<Fault> unread = new ArrayList<>();
    ReadModel model =
        ReadModel.of(ModelDocument.read(file, unread).orElseThrow(), unread).orElseThrow();
    assertThat(unread).isEmpty();
    return model;
  }
}
