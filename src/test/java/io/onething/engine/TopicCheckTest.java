package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls and models belong together, in both directions. */
class TopicCheckTest {
  private static final String MODEL = "processes/trial/trial.bpmn";
  private static final String SHARED = "processes/shared/ask.bpmn";
  private static final String CALL = "workers/tax/tax.record.yaml";
  private static final String TASK =
      "<serviceTask id='Task_Record' camunda:type='external' camunda:topic='tax.record'/>";
  private static final String ERROR =
      "<boundaryEvent id='Event_Refused' attachedToRef='%s'><errorEventDefinition id='Event_Refused_Error' errorRef='Error_Tax'/></boundaryEvent>";

  private static final List<String> MESSAGES = List.of("Message_Paid", "Message_Payed");
  private static final String WAIT = "<receiveTask id='Task_Wait' messageRef='%s'/>";

  @TempDir Path folder;

  @BeforeEach
  void aDepartmentWithOneCall() throws IOException {
    write(
        "workers/tax/department.yaml",
        """
        department: tax
        names: {zh: 税务局, en: Tax}
        baseUrl: ${TAX_URL}
        callback: {type: hmac, secret: '${TAX_CALLBACK_SECRET}'}
        """);
    write(CALL, call("tax.record"));
    model(SHARED, "ask", "");
  }

  @Test
  void eachHasTheOther() throws IOException {
    model(MODEL, "trial", TASK);
    assertThat(faults()).isEmpty();
  }

  @Test
  void aTopicWithoutAFileIsNamedWithItsTask() throws IOException {
    model(MODEL, "trial", TASK + TASK.replace("ecord", "efund"));
    assertThat(faults())
        .containsExactly(
            MODEL
                + ": Task_Refund: unknown topic 'tax.refund', expected one of [tax.record], or a file of its own in workers/");
  }

  @Test
  void aFileWhoseTopicNoModelUsesIsNamed() throws IOException {
    model(MODEL, "trial", "");
    assertThat(faults())
        .containsExactly(
            CALL
                + ": topic: no model uses 'tax.record', expected a task of this topic, a prefill list or a poll that names it, or no file");
  }

  @Test
  void aTaskThatUndoesIsAUse() throws IOException {
    model(MODEL, "trial", TASK.replace("/>", " isForCompensation='true'/>"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void aPrefillListIsAUse() throws IOException {
    model(MODEL, "trial", "");
    assertThat(faults(List.of("tax.record"))).isEmpty();
  }

  @Test
  void whatASharedProcessIsGivenAsTopicIsAUse() throws IOException {
    model(SHARED, "ask", TASK.replace("tax.record", "${topic}"));
    String expression = "<camunda:in sourceExpression='tax.record' target='topic'/>";
    model(MODEL, "trial", calling(expression));
    assertThat(faults()).isEmpty();
    String parameter =
        "<camunda:inputOutput><camunda:inputParameter name='topic'>tax.record</camunda:inputParameter></camunda:inputOutput>";
    model(MODEL, "trial", calling(parameter));
    assertThat(faults()).isEmpty();
    model(MODEL, "trial", calling(expression.replace("tax.record", "tax.refund")));
    assertThat(faults())
        .anyMatch(fault -> fault.startsWith(MODEL + ": Call_Ask: unknown topic 'tax.refund'"))
        .anyMatch(fault -> fault.startsWith(CALL + ": topic: no model uses"));
  }

  @Test
  void theQueryThatAUsedCallIsPolledWithIsUsedToo() throws IOException {
    write("workers/tax/tax.state.yaml", call("tax.state"));
    write(
        CALL,
        call("tax.record")
            .replace("answer-now", "answer-later\npoll: tax.state")
            .replace("query", "{header: Key}"));
    model(MODEL, "trial", TASK);
    assertThat(faults()).isEmpty();
  }

  @Test
  void onlySharedModelsComputeATopic() throws IOException {
    model(
        MODEL,
        "trial",
        TASK + "<serviceTask id='Task_Any' camunda:type='external' camunda:topic='${topic}'/>");
    assertThat(faults())
        .containsExactly(
            MODEL
                + ": Task_Any: topic '${topic}' is computed, expected a topic as it stands; only models in processes/shared compute theirs");
  }

  @Test
  void aRefusalThatNothingCatchesIsNamed() throws IOException {
    write(CALL, refusing("tax.record"));
    model(MODEL, "trial", TASK);
    assertThat(faults())
        .containsExactly(
            MODEL
                + ": Task_Record: 'tax.record' may be refused as Error_Tax, which nothing catches, expected a boundary event of that error on the task or around it");
    assertThat(faults(List.of("tax.record")))
        .anyMatch(
            fault ->
                fault.startsWith(
                    "processes/trial/bundle.yaml: prefill: 'tax.record' may be refused as Error_Tax"));
  }

  @Test
  void aRefusalIsCaughtOnTheTaskAroundItOrBesideIt() throws IOException {
    write(CALL, refusing("tax.record"));
    model(MODEL, "trial", TASK + ERROR.formatted("Task_Record"));
    assertThat(faults()).isEmpty();
    String around = "<subProcess id='SubProcess_Tax'>" + TASK + "</subProcess>";
    model(MODEL, "trial", around + ERROR.formatted("SubProcess_Tax"));
    assertThat(faults()).isEmpty();
    String every = ERROR.replace(" errorRef='Error_Tax'", "");
    model(MODEL, "trial", TASK + every.formatted("Task_Record"));
    assertThat(faults()).isEmpty();
    String beside =
        "<subProcess id='SubProcess_Refused' triggeredByEvent='true'><startEvent id='Event_Start'><errorEventDefinition id='Event_Start_Error' errorRef='Error_Tax'/></startEvent></subProcess>";
    model(MODEL, "trial", TASK + beside);
    assertThat(faults()).isEmpty();
    String elsewhere = "<task id='Task_Else'/>" + ERROR.formatted("Task_Else");
    model(MODEL, "trial", TASK + elsewhere);
    assertThat(faults()).hasSize(1);
  }

  @Test
  void aRefusalInASharedProcessIsCaughtThereOrByItsCaller() throws IOException {
    write(CALL, refusing("tax.record"));
    String computed = TASK.replace("tax.record", "${topic}");
    model(SHARED, "ask", computed);
    String calling = calling("<camunda:in sourceExpression='tax.record' target='topic'/>");
    model(MODEL, "trial", calling);
    assertThat(faults())
        .containsExactly(
            MODEL
                + ": Call_Ask: 'tax.record' may be refused as Error_Tax, which nothing catches, expected a boundary event of that error on the call activity, around it, or in what it calls");
    model(MODEL, "trial", calling + ERROR.formatted("Call_Ask"));
    assertThat(faults()).isEmpty();
    model(MODEL, "trial", calling);
    model(SHARED, "ask", computed + ERROR.formatted("Task_Record"));
    assertThat(faults()).isEmpty();
  }

  /** Else the answer would be kept for ever, and the case would wait for ever. */
  @Test
  void aMessageOfALaterAnswerThatNothingWaitsForIsNamed() throws IOException {
    write(CALL, answeredLater("if body.paid then \"Message_Paid\" else null"));
    model(MODEL, "trial", TASK + WAIT.formatted("Message_Payed"));
    assertThat(faults())
        .containsExactly(
            MODEL
                + ": Task_Record: 'tax.record' may be answered by Message_Paid, which nothing waits for, expected a receive task or an event of that message in this model; it waits for [Message_Payed]");
    model(MODEL, "trial", TASK + WAIT.formatted("Message_Paid"));
    assertThat(faults()).isEmpty();
    String event =
        "<intermediateCatchEvent id='Event_Paid'><messageEventDefinition id='Event_Paid_Message' messageRef='Message_Paid'/></intermediateCatchEvent>";
    model(MODEL, "trial", TASK + event);
    assertThat(faults()).isEmpty();
  }

  @Test
  void everyMessageThatIsSpelledOutIsLookedFor() throws IOException {
    write(
        CALL,
        answeredLater(
            "if body.paid then \"Message_Paid\" else if body.refused then \"Message_Refused\" else \"Message_\" + body.other"));
    model(MODEL, "trial", TASK + WAIT.formatted("Message_Paid"));
    assertThat(faults()).hasSize(1).first().asString().contains("Message_Refused");
  }

  @Test
  void aLaterAnswerOfASharedProcessIsWaitedForThereOrByItsCaller() throws IOException {
    write(CALL, answeredLater("\"Message_Paid\""));
    model(SHARED, "ask", TASK.replace("tax.record", "${topic}"));
    String calling = calling("<camunda:in sourceExpression='tax.record' target='topic'/>");
    model(MODEL, "trial", calling);
    assertThat(faults()).hasSize(1);
    model(MODEL, "trial", calling + WAIT.formatted("Message_Paid"));
    assertThat(faults()).isEmpty();
    model(MODEL, "trial", calling);
    model(SHARED, "ask", TASK.replace("tax.record", "${topic}") + WAIT.formatted("Message_Paid"));
    assertThat(faults()).isEmpty();
  }

  /** Else whoever breaks a model would be told that calls are not used. */
  @Test
  void nothingIsUnusedWhileAModelCannotBeRead() throws IOException {
    model(MODEL, "trial", "<nonsense/>");
    assertThat(faults()).hasSize(1).first().asString().startsWith(MODEL + ": (file): ");
  }

  @Test
  void aCallThatCannotBeReadIsStillKnown() throws IOException {
    write(CALL, "topic: tax.record\nnonsense: 1\n");
    model(MODEL, "trial", TASK);
    assertThat(faults()).isEmpty();
  }

  private static String call(String topic) {
    return """
    topic: %s
    names: {zh: 查询, en: Query}
    shape: answer-now
    facts: []
    method: POST
    url: /records
    idempotency: query
    resultExpression: '={"facts": {}, "flags": {}}'
    """
        .formatted(topic);
  }

  private static String refusing(String topic) {
    return call(topic)
        + "errors: [{when: =response.status = 409, refuse: Error_Tax, reason: REFUSED}]\n";
  }

  private static String answeredLater(String message) {
    return call("tax.record")
            .replace("answer-now", "answer-later")
            .replace("query", "{header: Key}")
            .replace("{\"facts\"", "{\"ticket\": response.body.ticket, \"facts\"")
        + "callback: {ticket: =body.ticket, message: '=%s'}\n".formatted(message);
  }

  private static String calling(String extension) {
    return "<callActivity id='Call_Ask' calledElement='ask' camunda:calledElementBinding='deployment'><extensionElements>"
        + "<camunda:in source='caseId' target='caseId'/>"
        + extension
        + "</extensionElements></callActivity>";
  }

  private void model(String file, String id, String elements) throws IOException {
    write(
        file,
        "<definitions xmlns='%s' xmlns:camunda='%s' targetNamespace='trial'>"
                .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA)
            + "<process id='%s' isExecutable='true' camunda:historyTimeToLive='P1D'>".formatted(id)
            + elements
            + "</process><error id='Error_Tax' errorCode='Error_Tax'/>"
            + MESSAGES.stream()
                .map("<message id='%1$s' name='%1$s'/>"::formatted)
                .collect(Collectors.joining())
            + "</definitions>");
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private List<String> faults() throws IOException {
    return faults(List.of());
  }

  private List<String> faults(List<String> prefill) throws IOException {
    write("processes/trial/bundle.yaml", "bundle: trial");
    Bundle bundle =
        new Bundle(
            "trial", null, null, null, null, prefill, Map.of(), List.of(), Map.of(), Map.of(),
            List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, Map.of(), Map.of(),
            Map.of(), Map.of(), null, null, Map.of(), List.of());
    return new ModelCheck()
        .faultsIn(new DataFiles(folder.toUri().toString()), List.of(bundle)).stream()
            .map(Fault::toString)
            .toList();
  }
}
