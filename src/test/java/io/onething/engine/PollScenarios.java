package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.DeskEntries;
import io.onething.cases.GivingUp;
import io.onething.shared.CaseId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** An answer that is asked for again and again, in a shared process that a model calls. */
abstract class PollScenarios extends Scenarios {

  private static final String CALLER = "poll-trial";
  private static final String TOPIC = "police.identity";
  private static final String WORKER = "worker-by-hand";

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="trial"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <error id="Error_TrialRefused" errorCode="Error_TrialRefused" name="不予通过" />
        <process id="poll-trial" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="Event_TrialBegins" />
          <callActivity id="Call_AwaitAnswer" name="等待结果" calledElement="poll">
            <extensionElements>
              <camunda:in source="caseId" target="caseId" />
              <camunda:in sourceExpression="police.identity" target="topic" />
              <camunda:in sourceExpression="PT10M" target="every" />
              <camunda:in sourceExpression="hrss-review" target="clock" />
              <camunda:out source="pollState" target="answer" />
            </extensionElements>
          </callActivity>
          <boundaryEvent id="Event_TrialRefused" attachedToRef="Call_AwaitAnswer">
            <errorEventDefinition errorRef="Error_TrialRefused" />
          </boundaryEvent>
          <exclusiveGateway id="Gateway_Answer" default="Flow_TrialEnds" />
          <endEvent id="Event_TrialApproved" />
          <endEvent id="Event_TrialPending" />
          <endEvent id="Event_TrialEnds" />
          <endEvent id="Event_TrialEndsRefused" />
          <sequenceFlow id="Flow_TrialBegins" sourceRef="Event_TrialBegins" targetRef="Call_AwaitAnswer" />
          <sequenceFlow id="Flow_TrialAnswered" sourceRef="Call_AwaitAnswer" targetRef="Gateway_Answer" />
          <sequenceFlow id="Flow_TrialApproved" sourceRef="Gateway_Answer" targetRef="Event_TrialApproved">
            <conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="tFormalExpression">${answer == 'APPROVED'}</conditionExpression>
          </sequenceFlow>
          <sequenceFlow id="Flow_TrialPending" sourceRef="Gateway_Answer" targetRef="Event_TrialPending">
            <conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="tFormalExpression">${answer == 'PENDING'}</conditionExpression>
          </sequenceFlow>
          <sequenceFlow id="Flow_TrialEnds" sourceRef="Gateway_Answer" targetRef="Event_TrialEnds" />
          <sequenceFlow id="Flow_TrialRefused" sourceRef="Event_TrialRefused" targetRef="Event_TrialEndsRefused" />
        </process>
      </definitions>
      """;

  private static String deployment;

  private CaseId id;
  private String instance;

  @BeforeAll
  static void deployACaller() {
    deployment =
        ProcessWorld.bean(RepositoryService.class)
            .createDeployment()
            .addString(CALLER + ".bpmn", MODEL)
            .deploy()
            .getId();
  }

  @AfterAll
  static void removeTheCaller() {
    ProcessWorld.bean(RepositoryService.class).deleteDeployment(deployment, true);
  }

  @BeforeEach
  void aCaseThatWaits() {
    ProcessWorld.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              CaseFiles files = ProcessWorld.bean(CaseFiles.class);
              id = files.openDraft(ProcessWorld.BUNDLE, "polled-" + Math.abs(hashCode()));
              ProcessWorld.bean(CaseFacts.class)
                  .record(id, "identity", Map.of("applicantName", "测试"));
              String number = files.submit(id);
              instance =
                  ProcessWorld.bean(RuntimeService.class)
                      .startProcessInstanceByKey(CALLER, number, Map.of("caseId", id.toString()))
                      .getId();
            });
  }

  @Test
  void isAskedForUntilItIsThereAndHandedToTheCaller() {
    assertThat(open()).as("nobody is asked before the first turn").isEmpty();
    for (String time : List.of("2026-03-02T10:10:01", "2026-03-02T10:20:02")) {
      turn(time);
      report("PENDING");
    }
    turn("2026-03-02T10:30:03");
    report("APPROVED");

    assertThat(ended()).isEqualTo("Event_TrialApproved");
    assertThat(steps())
        .as("three turns are one step")
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.element()).isEqualTo("Call_AwaitAnswer");
              assertThat(step.kind()).isEqualTo(CaseStep.Kind.WAIT);
              assertThat(step.department()).isEqualTo("police-sz");
              assertThat(step.state()).isEqualTo(CaseStep.State.DONE);
            });
  }

  @Test
  void isNotAskedForBeyondItsTime() {
    turn("2026-03-02T10:10:01");
    report("PENDING");
    turn("2026-03-02T10:20:02");
    assertThat(open()).hasSize(1);

    ProcessWorld.setTime(LocalDateTime.parse("2026-03-09T17:30:01"));
    runDue();

    assertThat(open()).isEmpty();
    assertThat(ended()).isEqualTo("Event_TrialPending");
  }

  @Test
  void aRefusalIsTheCallersToCatchAndTheStepIsRefused() {
    turn("2026-03-02T10:10:01");
    ExternalTask task = fetched();
    ProcessWorld.bean(GatewayTasks.class)
        .refuse(
            task,
            new GatewayRequests.BpmnError(WORKER, "Error_TrialRefused", "DOUBT", null),
            io.onething.departments.Outcome.EMPTY,
            null);

    assertThat(ended()).isEqualTo("Event_TrialEndsRefused");
    assertThat(steps()).extracting(CaseStep::state).containsExactly(CaseStep.State.REFUSED);
  }

  @Test
  void aQuestionThatCannotBeAskedStandsAtTheDeskAsThatStep() {
    turn("2026-03-02T10:10:01");
    ExternalTask task = fetched();
    ProcessWorld.bean(GatewayTasks.class)
        .fail(
            task,
            new GatewayRequests.Failure(WORKER, "UNREACHABLE no connection", "", 0, 0, null),
            null);
    assertThat(steps()).singleElement().matches(CaseStep::atDesk);

    ProcessWorld.setTime(LocalDateTime.parse("2026-03-09T17:30:01"));
    runDue();
    assertThat(ended()).isEqualTo("Event_TrialPending");
    assertThat(steps()).singleElement().matches(step -> !step.atDesk());
  }

  @Test
  void thePersonAtTheDeskMayRefuseAsTheCallerCatches() {
    turn("2026-03-02T10:10:01");
    ExternalTask task = fetched();
    ProcessWorld.bean(GatewayTasks.class)
        .fail(
            task,
            new GatewayRequests.Failure(WORKER, "UNREACHABLE no connection", "", 0, 0, null),
            null);
    Task desk =
        ProcessWorld.bean(TaskService.class)
            .createTaskQuery()
            .taskDefinitionKey("Task_FallbackDesk")
            .processVariableValueEquals("externalTask", task.getId())
            .singleResult();
    Map<String, Object> variables = ProcessWorld.bean(TaskService.class).getVariables(desk.getId());

    assertThat(ProcessWorld.bean(DeskMatters.class).of(variables).orElseThrow().errors())
        .containsExactly(Map.entry("Error_TrialRefused", "不予通过"));
    ProcessWorld.bean(DeskEntries.class)
        .keep(id, task.getId(), new GivingUp("Error_TrialRefused", null, "对方明确答复"), "wutong");
    ProcessWorld.bean(TaskService.class).complete(desk.getId(), Map.of("deskDecision", "GIVE_UP"));

    assertThat(ended()).isEqualTo("Event_TrialEndsRefused");
    assertThat(steps()).extracting(CaseStep::state).containsExactly(CaseStep.State.REFUSED);
  }

  private void turn(String civil) {
    ProcessWorld.setTime(LocalDateTime.parse(civil));
    runDue();
  }

  private void report(String state) {
    ExternalTask task = fetched();
    ProcessWorld.bean(ExternalTaskService.class)
        .complete(task.getId(), WORKER, Map.of("pollState", state));
    runDue();
  }

  private ExternalTask fetched() {
    String task = open().getFirst().getId();
    ProcessWorld.bean(ExternalTaskService.class).lock(task, WORKER, 60_000);
    return ProcessWorld.bean(GatewayTasks.class).find(task).orElseThrow();
  }

  private List<ExternalTask> open() {
    return ProcessWorld.bean(ExternalTaskService.class)
        .createExternalTaskQuery()
        .topicName(TOPIC)
        .list()
        .stream()
        .filter(task -> task.getProcessInstanceId().equals(called()))
        .toList();
  }

  private String called() {
    return ProcessWorld.bean(HistoryService.class)
        .createHistoricProcessInstanceQuery()
        .superProcessInstanceId(instance)
        .singleResult()
        .getId();
  }

  private void runDue() {
    ManagementService management = ProcessWorld.bean(ManagementService.class);
    for (String process : List.of(called(), instance)) {
      List<Job> due = management.createJobQuery().processInstanceId(process).executable().list();
      due.forEach(job -> management.executeJob(job.getId()));
    }
  }

  private String ended() {
    return ProcessWorld.bean(HistoryService.class)
        .createHistoricProcessInstanceQuery()
        .processInstanceId(instance)
        .finished()
        .singleResult()
        .getEndActivityId();
  }

  private List<CaseStep> steps() {
    return ProcessWorld.bean(CaseSteps.class).of(Objects.requireNonNull(id));
  }
}
