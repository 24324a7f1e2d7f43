package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.AnswerWay;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.CaseTimeline;
import io.onething.cases.DeskEntries;
import io.onething.cases.GivingUp;
import io.onething.cases.HandAnswer;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** The fallback desk as it stands for one driven case. */
final class DeskAssert {

  private final DrivenCase driven;

  private DeskAssert(DrivenCase driven) {
    this.driven = driven;
  }

  static DeskAssert deskOf(DrivenCase driven) {
    return new DeskAssert(driven);
  }

  /** This step, and no other, stands at the desk; no worker gets its call. */
  DeskAssert holds(String element, DeskReason reason) {
    Task task = task();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_FallbackDesk");
    assertThat(
            bean(TaskService.class).getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId()))
        .containsExactly("fallback-desk");
    DeskPlaces.Place place = place(element);
    assertThat(place.reason()).isEqualTo(reason);
    assertThat(place.process()).isEqualTo(task.getProcessInstanceId());
    ExternalTask call = call(place);
    assertThat(call.getRetries()).isZero();
    assertThat(call.getWorkerId()).isNull();
    assertThat(step(element).atDesk()).isTrue();
    assertThat(timeline()).contains("DESK_OPEN " + element);
    assertThat(
            bean(RuntimeService.class)
                .createIncidentQuery()
                .processInstanceId(call.getProcessInstanceId())
                .list())
        .extracting(incident -> incident.getConfiguration())
        .contains(call.getId());
    return this;
  }

  /** Nothing of the case stands at the desk; the desk's processes have ended here, in order. */
  DeskAssert endedAt(String... endEvents) {
    assertThat(bean(DeskPlaces.class).taken())
        .noneMatch(place -> place.caseId().equals(driven.id()));
    List<HistoricProcessInstance> visits =
        bean(HistoryService.class)
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(driven.caseNumber())
            .processDefinitionKey(FallbackDesk.PROCESS)
            .orderByProcessInstanceStartTime()
            .asc()
            .list();
    assertThat(visits)
        .extracting(HistoricProcessInstance::getEndActivityId)
        .containsExactly(endEvents);
    assertThat(steps()).noneMatch(CaseStep::atDesk);
    return this;
  }

  DeskAssert timelineSays(String... entries) {
    assertThat(timeline()).contains(entries);
    return this;
  }

  /** What a department has said on the telephone is typed in. */
  DeskAssert typing(String element, Map<String, Object> facts, Map<String, String> flags) {
    bean(DeskEntries.class)
        .keep(
            driven.id(),
            place(element).externalTask(),
            new HandAnswer(facts, flags, null, "值班室李工", AnswerWay.TELEPHONE),
            "wutong");
    return this;
  }

  DeskAssert givingUp(String element, String error, String reason) {
    bean(DeskEntries.class)
        .keep(
            driven.id(),
            place(element).externalTask(),
            new GivingUp(error, reason, "对方明确答复"),
            "wutong");
    return this;
  }

  /** The person at the desk completes the task. */
  DrivenCase decides(String decision) {
    return driven.clerk("Task_FallbackDesk", "deskDecision", decision);
  }

  CaseStep step(String element) {
    return steps().stream()
        .filter(step -> step.element().equals(element))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  Task task() {
    return bean(TaskService.class)
        .createTaskQuery()
        .processInstanceBusinessKey(driven.caseNumber())
        .taskDefinitionKey("Task_FallbackDesk")
        .singleResult();
  }

  DeskPlaces.Place place(String element) {
    return bean(DeskPlaces.class).taken().stream()
        .filter(place -> place.caseId().equals(driven.id()))
        .filter(place -> place.element().equals(element))
        .findFirst()
        .orElseThrow();
  }

  static ExternalTask call(DeskPlaces.Place place) {
    return bean(ExternalTaskService.class)
        .createExternalTaskQuery()
        .externalTaskId(place.externalTask())
        .singleResult();
  }

  private List<String> timeline() {
    return bean(CaseTimeline.class).of(driven.id()).stream()
        .map(entry -> entry.kind() + " " + entry.subject())
        .toList();
  }

  private List<CaseStep> steps() {
    return bean(CaseSteps.class).of(driven.id());
  }

  private static <T> T bean(Class<T> type) {
    return ProcessWorld.bean(type);
  }
}
