package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseTimeline;
import io.onething.journal.CallJournal;
import io.onething.journal.JournalEntry;
import io.onething.shared.CaseId;
import io.onething.testing.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completions that a worker hands in with one request: as if each had come alone. */
class CompletedTogetherIT {

  private static final String TOGETHER = "/engine-gateway/external-task/complete";
  private static final String GOES_ON = "civil.marital";
  private static final String INTERRUPTS = "education.degree";
  private static final String GOOD = "{\"facts\": {}, \"flags\": {}}";

  /**
   * One branch goes on to a call that could be undone; the other ends it all, undoing what was
   * done.
   */
  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Together" targetNamespace="http://onething.io/trial">
        <bpmn:error id="Error_Enough" errorCode="Error_Enough"/>
        <bpmn:process id="together-trial" name="同时办结试验" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="Event_Begin"/>
          <bpmn:sequenceFlow id="Flow_1" sourceRef="Event_Begin" targetRef="Gateway_Fork"/>
          <bpmn:parallelGateway id="Gateway_Fork"/>
          <bpmn:sequenceFlow id="Flow_2" sourceRef="Gateway_Fork" targetRef="Task_GoesOn"/>
          <bpmn:sequenceFlow id="Flow_3" sourceRef="Gateway_Fork" targetRef="Task_Interrupts"/>
          <bpmn:serviceTask id="Task_GoesOn" camunda:type="external" camunda:topic="civil.marital"/>
          <bpmn:serviceTask id="Task_Interrupts" camunda:type="external" camunda:topic="education.degree"/>
          <bpmn:sequenceFlow id="Flow_4" sourceRef="Task_GoesOn" targetRef="Task_Permit"/>
          <bpmn:serviceTask id="Task_Permit" camunda:type="external" camunda:topic="police.permit"/>
          <bpmn:boundaryEvent id="Event_Undo" attachedToRef="Task_Permit"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
          <bpmn:serviceTask id="Task_Undo" isForCompensation="true" camunda:type="external" camunda:topic="police.permit"/>
          <bpmn:sequenceFlow id="Flow_5" sourceRef="Task_Permit" targetRef="Event_Done"/>
          <bpmn:endEvent id="Event_Done"/>
          <bpmn:sequenceFlow id="Flow_6" sourceRef="Task_Interrupts" targetRef="Event_Enough"/>
          <bpmn:endEvent id="Event_Enough"><bpmn:errorEventDefinition errorRef="Error_Enough"/></bpmn:endEvent>
          <bpmn:subProcess id="Activity_Undoing" triggeredByEvent="true">
            <bpmn:startEvent id="Event_Caught"><bpmn:errorEventDefinition errorRef="Error_Enough"/></bpmn:startEvent>
            <bpmn:sequenceFlow id="Flow_7" sourceRef="Event_Caught" targetRef="Event_UndoAll"/>
            <bpmn:intermediateThrowEvent id="Event_UndoAll"><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent>
            <bpmn:sequenceFlow id="Flow_8" sourceRef="Event_UndoAll" targetRef="Event_Undone"/>
            <bpmn:endEvent id="Event_Undone"/>
          </bpmn:subProcess>
          <bpmn:association id="Association_Undo" associationDirection="One" sourceRef="Event_Undo" targetRef="Task_Undo"/>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static TestServer server;
  private static WorkerByHand worker;

  private CaseId id;
  private String instance;
  private String goesOn;
  private String interrupts;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    worker = new WorkerByHand(server, "worker-together");
  }

  @BeforeEach
  void beforeTwoDepartments() {
    CaseFiles files = server.bean(CaseFiles.class);
    id = files.openDraft("talent-residency", "liwen");
    instance = GatewayTrial.start(server, "together-trial", MODEL, id, files.submit(id));
    goesOn = fetched(GOES_ON);
    interrupts = fetched(INTERRUPTS);
  }

  @AfterEach
  void end() {
    if (!hasEnded()) {
      server.bean(RuntimeService.class).deleteProcessInstance(instance, "tried");
    }
  }

  @Test
  void allAreTakenAndWhatOneBeganAndTheOtherInterruptedIsNotUndone() {
    assertThat(handIn(goesOn, interrupts)).containsExactly(204, 204);

    assertThat(hasEnded()).isTrue();
    assertThat(visited("Task_Permit"))
        .singleElement()
        .satisfies(visit -> assertThat(visit.isCanceled()).isTrue());
    assertThat(visited("Task_Undo")).as("what was never done needs no undoing").isEmpty();
    assertThat(journal()).containsExactly("COMPLETED", "COMPLETED");
  }

  @Test
  void oneThatAnotherHasCancelledIsLateAndTheOtherTaken() {
    assertThat(handIn(interrupts, goesOn)).containsExactly(204, 404);

    assertThat(hasEnded()).isTrue();
    assertThat(visited("Task_Permit")).isEmpty();
    assertThat(journal()).containsExactly("COMPLETED", "COMPLETED");
  }

  @Test
  void aBadOneIsRefusedAndTheOthersTaken() {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put("no-such-task", GOOD);
    outcomes.put(interrupts, "{\"facts\": {\"nobodyKnows\": 1}, \"flags\": {}}");
    outcomes.put(goesOn, GOOD);

    assertThat(worker.completeTogether(outcomes).values()).containsExactly(404, 422, 204);

    assertThat(hasEnded()).isFalse();
    assertThat(open())
        .extracting(ExternalTask::getTopicName)
        .containsExactlyInAnyOrder(INTERRUPTS, "police.permit");
  }

  @Test
  void whatOnlyAnotherWorkerHoldsIsRefused() {
    WorkerByHand other = new WorkerByHand(server, "worker-other");
    assertThat(other.completeTogether(Map.of(goesOn, GOOD)).values()).containsExactly(400);
    assertThat(open()).extracting(ExternalTask::getId).contains(goesOn);
  }

  @Test
  void whatCannotBeReadIsRefusedAndNothingIsTaken() {
    assertThat(worker.post(TOGETHER, Map.of()).statusCode()).isEqualTo(400);
    assertThat(worker.post(TOGETHER, Map.of("completions", List.of())).body())
        .contains("Found 0 completions, expected 1 to 100");
    assertThat(
            worker
                .post(
                    TOGETHER,
                    Map.of(
                        "completions",
                        List.of(
                            Map.of("id", goesOn, "workerId", worker.id()),
                            Map.of("workerId", worker.id()))))
                .body())
        .contains("completions[1] has no 'id'");
    assertThat(
            worker
                .post(
                    TOGETHER,
                    Map.of("completions", List.of(Map.of("id", goesOn, "workerId", "another"))))
                .statusCode())
        .isEqualTo(403);
    assertThat(open()).extracting(ExternalTask::getId).contains(goesOn, interrupts);
  }

  @Test
  void theTimelineOfWhatCameTogetherVerifies() {
    handIn(goesOn, interrupts);
    CaseTimeline timeline = server.bean(CaseTimeline.class);
    assertThat(timeline.faultsOf(id)).isEmpty();
    assertThat(timeline.of(id))
        .extracting(entry -> entry.kind() + " " + entry.subject())
        .containsSubsequence(
            "STEP_DONE Task_GoesOn",
            "STEP_OPEN Task_Permit",
            "STEP_DONE Task_Interrupts",
            "STEP_CANCELLED Task_Permit");
  }

  private List<Integer> handIn(String first, String second) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put(first, GOOD);
    outcomes.put(second, GOOD);
    return List.copyOf(worker.completeTogether(outcomes).values());
  }

  /** Other tests' cases may wait for the same departments. */
  private String fetched(String topic) {
    while (true) {
      JsonNode task = worker.awaitTask(topic);
      if (task.path("processInstanceId").asText().equals(instance)) {
        return task.path("id").asText();
      }
    }
  }

  private boolean hasEnded() {
    return GatewayTrial.hasEnded(server, instance);
  }

  private List<ExternalTask> open() {
    return server
        .bean(ExternalTaskService.class)
        .createExternalTaskQuery()
        .processInstanceId(instance)
        .list();
  }

  private List<HistoricActivityInstance> visited(String element) {
    return server
        .bean(HistoryService.class)
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .activityId(element)
        .list();
  }

  private List<String> journal() {
    return server.bean(CallJournal.class).of(id).stream()
        .map(JournalEntry::ending)
        .map(Enum::name)
        .toList();
  }
}
