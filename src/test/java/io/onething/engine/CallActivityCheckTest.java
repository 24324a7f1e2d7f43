package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.deadlines.Bundles;
import io.onething.departments.DepartmentFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a call activity hands over is what the called process needs. */
class CallActivityCheckTest {

  private static final DepartmentFiles DEPARTMENTS =
      DepartmentFiles.read(new DataFiles("file:src/test/resources/connect-trial/"));
  private static final DataFiles NO_FILES = new DataFiles("file:src/test/resources/connect-trial/");
  private static final Bundle BUNDLE =
      Bundles.withClocks(
          "trial",
          Map.of("review", Bundles.limit("5wd", null), "case", Bundles.limit("20wd", null)));

  /** A shared process that is handed something for each kind of use. */
  private static final String ASKING =
      "<extensionElements><camunda:properties>"
          + "<camunda:property name='needs' value='caseId,until,remind'/>"
          + "<camunda:property name='takes' value='reason'/></camunda:properties></extensionElements>"
          + "<receiveTask id='Task_Ask'><extensionElements><camunda:properties>"
          + "<camunda:property name='suspends' value='${reason}'/></camunda:properties></extensionElements></receiveTask>"
          + "<boundaryEvent id='Event_Remind' attachedToRef='Task_Ask'><timerEventDefinition id='Event_Remind_Timer'>"
          + "<timeDate>${deadlines.before(caseId, until, remind)}</timeDate></timerEventDefinition></boundaryEvent>"
          + "<endEvent id='Event_Unanswered'><errorEventDefinition errorRef='Error_Unanswered'/></endEvent>";

  private static final String POLLING =
      "<extensionElements><camunda:properties>"
          + "<camunda:property name='needs' value='caseId,topic,every,clock'/>"
          + "<camunda:property name='gives' value='pollState'/></camunda:properties></extensionElements>"
          + "<boundaryEvent id='Event_Over' attachedToRef='Task_Poll'><timerEventDefinition id='Event_Over_Timer'>"
          + "<timeDate>${deadlines.due(caseId, clock)}</timeDate></timerEventDefinition></boundaryEvent>"
          + "<receiveTask id='Task_Poll'/>";

  private static final String CATCHES =
      "<boundaryEvent id='Event_Caught' attachedToRef='Call_Trial'><errorEventDefinition errorRef='Error_Unanswered'/></boundaryEvent>";

  private static final String CASE = "<camunda:in source='caseId' target='caseId'/>";
  private static final String POLL =
      CASE
          + "<camunda:in sourceExpression='practice.review' target='topic'/>"
          + "<camunda:in sourceExpression='PT10M' target='every'/>"
          + "<camunda:in sourceExpression='review' target='clock'/>"
          + "<camunda:out source='pollState' target='review'/>";
  private static final String ASK =
      CASE
          + "<camunda:in sourceExpression='review' target='until'/>"
          + "<camunda:in sourceExpression='2wd' target='remind'/>"
          + "<camunda:in sourceExpression='EXTERNAL_AUTHORITY' target='reason'/>";

  @Test
  void whatPollingNeedsIsLetPass() {
    assertThat(faults("poll", POLL)).isEmpty();
  }

  @Test
  void aProcessThatIsNotSharedIsNamed() {
    assertThat(faults("other", CASE))
        .containsExactly("Call_Trial: calls the process 'other', expected one of [ask, poll]");
  }

  @Test
  void aProcessThatTheServerBeginsIsNotCalled() {
    List<Fault> faults = new ArrayList<>();
    List<ReadModel> models =
        List.of(
            model("shared", "poll", POLLING, faults),
            model("shared", "fallback-desk", "", faults),
            model(
                "trial",
                "trial",
                "<callActivity id='Call_Desk' calledElement='fallback-desk'><extensionElements>"
                    + CASE
                    + "</extensionElements></callActivity>",
                faults));
    check(models, List.of(BUNDLE), faults);

    assertThat(faults)
        .extracting(Fault::toString)
        .containsExactly(
            "processes/trial/trial.bpmn: Call_Desk: calls the process 'fallback-desk', which the server alone begins, expected one of [poll]");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThat(faults("poll", ""))
        .containsExactly(
            "Call_Trial: hands over no caseId, expected <camunda:in .. target=\"caseId\" />",
            "Call_Trial: hands over no topic, expected <camunda:in .. target=\"topic\" />",
            "Call_Trial: hands over no every, expected <camunda:in .. target=\"every\" />",
            "Call_Trial: hands over no clock, expected <camunda:in .. target=\"clock\" />",
            "Call_Trial: takes no pollState back, expected <camunda:out source=\"pollState\" target=\"..\" />");
  }

  @Test
  void anEffectCannotBePolled() {
    assertThat(faults("poll", POLL.replace("practice.review", "practice.submit-review")))
        .containsExactly(
            "Call_Trial: topic 'practice.submit-review' cannot be polled, expected a query with the flag pollState, one of whose values is PENDING");
  }

  @Test
  void whatTheProcessDoesNotKnowIsNamed() {
    assertThat(faults("poll", POLL + "<camunda:in sourceExpression='PT1H' target='evry'/>"))
        .containsExactly(
            "Call_Trial: hands over 'evry', expected one of [caseId, clock, every, topic]");
  }

  @Test
  void aClockThatIsHandedOverExists() {
    assertThat(faults("poll", POLL.replace("'review' target='clock'", "'reviw' target='clock'")))
        .containsExactly("Call_Trial: unknown clock 'reviw', expected one of [case, review]");
  }

  @Test
  void whatIsHandedOverForAPropertyIsWhatThePropertyMayBe() {
    assertThat(faults("ask", ASK)).isEmpty();
    assertThat(faults("ask", ASK.replace("EXTERNAL_AUTHORITY", "EXTERNAL")))
        .containsExactly(
            "Call_Trial: unknown suspends 'EXTERNAL', expected one of [EXTERNAL_AUTHORITY]");
    assertThat(faults("ask", ASK.replace("sourceExpression='EXTERNAL_AUTHORITY'", "source='why'")))
        .containsExactly(
            "Call_Trial: hands over a reason that only the running case knows, expected a constant, as in sourceExpression=\"..\"");
  }

  @Test
  void whatMayBeLeftOutIsNotAskedFor() {
    assertThat(
            faults(
                "ask",
                ASK.replace(
                    "<camunda:in sourceExpression='EXTERNAL_AUTHORITY' target='reason'/>", "")))
        .isEmpty();
  }

  @Test
  void aLimitIsALimitAndBeforeAMomentItIsInHours() {
    assertThat(faults("ask", ASK.replace("'2wd'", "'2 days'")))
        .containsExactly(
            "Call_Trial: hands over '2 days' as remind, expected as in 20wd, 10d, 24h or 10min");
    String moment =
        ASK.replace("sourceExpression='review' target='until'", "source='end' target='until'");
    assertThat(faults("ask", moment))
        .containsExactly(
            "Call_Trial: hands over '2wd' as remind, expected hours or minutes before the moment, as in 24h");
    assertThat(faults("ask", moment.replace("2wd", "24h"))).isEmpty();
  }

  @Test
  void theErrorThatItMayEndWithIsCaught() {
    assertThat(faults("ask", ASK, ""))
        .containsExactly(
            "Call_Trial: does not catch Error_Unanswered, with which 'ask' may end, expected a boundary event of that error on the call activity or around it");
  }

  @Test
  void whatASharedProcessUsesItDeclares() {
    List<Fault> faults = new ArrayList<>();
    ReadModel undeclared =
        model("shared", "ask", ASKING.replace("value='reason'", "value='text'"), faults);
    check(List.of(undeclared), List.of(), faults);
    assertThat(faults)
        .extracting(Fault::toString)
        .containsExactly(
            "processes/shared/ask.bpmn: ask: uses [reason] of its callers, expected that its properties needs or takes name them");
  }

  private static List<String> faults(String called, String extensions) {
    return faults(called, extensions, CATCHES);
  }

  private static List<String> faults(String called, String extensions, String beside) {
    List<Fault> faults = new ArrayList<>();
    List<ReadModel> models =
        List.of(
            model("shared", "poll", POLLING, faults),
            model("shared", "ask", ASKING, faults),
            model(
                "trial",
                "trial",
                "<callActivity id='Call_Trial' calledElement='%s'><extensionElements>%s</extensionElements></callActivity>%s"
                    .formatted(called, extensions, beside),
                faults));
    check(models, List.of(BUNDLE), faults);
    return faults.stream()
        .map(Fault::toString)
        .map(fault -> fault.substring("processes/trial/trial.bpmn: ".length()))
        .toList();
  }

  private static void check(List<ReadModel> models, List<Bundle> bundles, List<Fault> faults) {
    ModelFamily.of(models, bundles, NO_FILES)
        .forEach(family -> new CallActivityCheck(family, NO_FILES, DEPARTMENTS, faults).check());
  }

  private static ReadModel model(String folder, String id, String elements, List<Fault> faults) {
    String xml =
        "<definitions xmlns='%s' xmlns:camunda='%s' targetNamespace='trial'><process id='%s'>%s</process><error id='Error_Unanswered' errorCode='Error_Unanswered'/></definitions>"
            .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA, id, elements);
    DataFile file =
        new DataFile(
            "processes/" + folder + "/" + id + ".bpmn", xml.getBytes(StandardCharsets.UTF_8));
    return ReadModel.of(ModelDocument.read(file, faults).orElseThrow(), faults).orElseThrow();
  }
}
