package io.onething.engine;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.deadlines.Article42;
import io.onething.deadlines.ClockActs;
import io.onething.deadlines.Limit;
import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A case with a timer of every kind on one clock of 20 working days: at a task, in an event
 * sub-process, between two steps, and in a process that it calls.
 */
final class TimerTrial {

  static final String CLOCK = "move-out";
  static final String BOUNDARY = "Event_AtTask";
  static final String SUB_PROCESS = "Event_InSubProcess";
  static final String INTERMEDIATE = "Event_Between";
  static final String CALLED = "Event_InCalled";

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="trial"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="timer-trial" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="Event_Begins" />
          <parallelGateway id="Gateway_Fork" />
          <userTask id="Task_Trial" name="试办" camunda:candidateGroups="hrss-clerks"
              camunda:dueDate="${deadlines.shownDue(caseId,'move-out')}"
              camunda:followUpDate="${deadlines.shownYellow(caseId,'move-out')}" />
          <boundaryEvent id="Event_AtTask" attachedToRef="Task_Trial" cancelActivity="false">
            <timerEventDefinition><timeDate>${deadlines.due(caseId,'move-out')}</timeDate></timerEventDefinition>
          </boundaryEvent>
          <endEvent id="Event_AtTaskEnds" />
          <intermediateCatchEvent id="Event_Between">
            <timerEventDefinition><timeDate>${deadlines.before(caseId,'move-out','2wd')}</timeDate></timerEventDefinition>
          </intermediateCatchEvent>
          <endEvent id="Event_BetweenEnds" />
          <callActivity id="Call_Trial" calledElement="timer-trial-called" camunda:calledElementBinding="deployment">
            <extensionElements>
              <camunda:in source="caseId" target="caseId" />
              <camunda:in sourceExpression="move-out" target="clock" />
            </extensionElements>
          </callActivity>
          <subProcess id="SubProcess_Third" triggeredByEvent="true">
            <startEvent id="Event_InSubProcess" isInterrupting="false">
              <timerEventDefinition><timeDate>${deadlines.at(caseId,'move-out','3wd')}</timeDate></timerEventDefinition>
            </startEvent>
            <endEvent id="Event_InSubProcessEnds" />
            <sequenceFlow id="Flow_5" sourceRef="Event_InSubProcess" targetRef="Event_InSubProcessEnds" />
          </subProcess>
          <sequenceFlow id="Flow_1" sourceRef="Event_Begins" targetRef="Gateway_Fork" />
          <sequenceFlow id="Flow_2" sourceRef="Gateway_Fork" targetRef="Task_Trial" />
          <sequenceFlow id="Flow_3" sourceRef="Gateway_Fork" targetRef="Event_Between" />
          <sequenceFlow id="Flow_4" sourceRef="Gateway_Fork" targetRef="Call_Trial" />
          <sequenceFlow id="Flow_6" sourceRef="Event_AtTask" targetRef="Event_AtTaskEnds" />
          <sequenceFlow id="Flow_7" sourceRef="Event_Between" targetRef="Event_BetweenEnds" />
        </process>
      </definitions>
      """;

  private static final String CALLED_MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="trial"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="timer-trial-called" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="Event_CalledBegins" />
          <receiveTask id="Task_Wait" name="等待" />
          <boundaryEvent id="Event_InCalled" attachedToRef="Task_Wait">
            <timerEventDefinition><timeDate>${deadlines.due(caseId, clock)}</timeDate></timerEventDefinition>
          </boundaryEvent>
          <endEvent id="Event_InCalledEnds" />
          <sequenceFlow id="Flow_1" sourceRef="Event_CalledBegins" targetRef="Task_Wait" />
          <sequenceFlow id="Flow_2" sourceRef="Event_InCalled" targetRef="Event_InCalledEnds" />
        </process>
      </definitions>
      """;

  private final CaseId id;
  private final String instance;

  private TimerTrial(CaseId id, String instance) {
    this.id = id;
    this.instance = instance;
  }

  /** Makes the models known; returns what to give to {@link #remove}. */
  static String deploy() {
    return bean(RepositoryService.class)
        .createDeployment()
        .addString("timer-trial.bpmn", MODEL)
        .addString("timer-trial-called.bpmn", CALLED_MODEL)
        .deploy()
        .getId();
  }

  static void remove(String deployment) {
    bean(RepositoryService.class).deleteDeployment(deployment, true);
  }

  /** A case that begins at this civil time. */
  static TimerTrial begin(String civil) {
    ProcessWorld.setTime(LocalDateTime.parse(civil));
    return inTransaction(
        () -> {
          CaseFiles files = bean(CaseFiles.class);
          CaseId id = files.openDraft(ProcessWorld.BUNDLE, "timed");
          bean(CaseFacts.class).record(id, "identity", Map.of("applicantName", "测试"));
          String number = files.submit(id);
          String instance =
              bean(RuntimeService.class)
                  .startProcessInstanceByKey("timer-trial", number, Map.of("caseId", id.toString()))
                  .getId();
          return new TimerTrial(id, instance);
        });
  }

  CaseId id() {
    return id;
  }

  TimerTrial suspendAt(String civil) {
    ProcessWorld.setTime(LocalDateTime.parse(civil));
    suspend();
    return this;
  }

  /** For a hearing that is to end in a hundred days. */
  void suspend() {
    bean(ClockActs.class)
        .suspend(
            id,
            CLOCK,
            new ClockActs.NewSuspension(
                "HEARING",
                "Task_Trial",
                null,
                bean(java.time.Clock.class).instant().plus(java.time.Duration.ofDays(100))));
  }

  TimerTrial resumeAt(String civil) {
    ProcessWorld.setTime(LocalDateTime.parse(civil));
    bean(ClockActs.class).resume(id, CLOCK, "HEARING");
    return this;
  }

  TimerTrial extendAt(String civil, String limit) {
    ProcessWorld.setTime(LocalDateTime.parse(civil));
    bean(ClockActs.class)
        .extend(
            id,
            CLOCK,
            new ClockActs.NewExtension(
                Limit.parse(limit), "案情复杂", Article42.Approver.HEAD_OF_AUTHORITY));
    return this;
  }

  /** When each timer is set to, by element, in the city's time. */
  Map<String, String> timers() {
    Map<String, String> timers = new TreeMap<>();
    jobs().forEach(job -> timers.put(elementOf(job), civil(job.getDuedate())));
    return timers;
  }

  /** When this timer is set to. */
  String timer(String element) {
    return timers().get(element);
  }

  /** The engine's job of the timer on this element. */
  Job job(String element) {
    return jobs().stream().filter(job -> elementOf(job).equals(element)).findFirst().orElseThrow();
  }

  /** Executes the timer, whatever its date is. */
  void execute(String element) {
    bean(ManagementService.class).executeJob(job(element).getId());
  }

  /** How many times this element was reached. */
  long fired(String element) {
    return bean(HistoryService.class)
        .createHistoricActivityInstanceQuery()
        .activityId(element)
        .finished()
        .list()
        .stream()
        .map(HistoricActivityInstance::getRootProcessInstanceId)
        .filter(instance::equals)
        .count();
  }

  Task task() {
    return bean(TaskService.class).createTaskQuery().processInstanceId(instance).singleResult();
  }

  /** The due and the follow-up date of the clerk's task. */
  List<String> taskDates() {
    return List.of(civil(task().getDueDate()), civil(task().getFollowUpDate()));
  }

  private List<Job> jobs() {
    return bean(ManagementService.class).createJobQuery().timers().list().stream()
        .filter(job -> rootOf(job).equals(instance))
        .toList();
  }

  private static String rootOf(Job job) {
    return bean(RuntimeService.class)
        .createProcessInstanceQuery()
        .processInstanceId(job.getProcessInstanceId())
        .singleResult()
        .getRootProcessInstanceId();
  }

  private static String elementOf(Job job) {
    return bean(ManagementService.class)
        .createJobDefinitionQuery()
        .jobDefinitionId(job.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }

  static String civil(Date date) {
    return date == null
        ? "none"
        : date.toInstant().atZone(CityTime.ZONE).toLocalDateTime().toString();
  }

  static <T> T inTransaction(java.util.function.Supplier<T> act) {
    return bean(TransactionTemplate.class).execute(status -> act.get());
  }

  private static <T> T bean(Class<T> type) {
    return ProcessWorld.bean(type);
  }
}
