package io.onething.testing;

import io.onething.shared.CaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The invariant of all cases: where an open case stands, somebody or something will move it on. At
 * every place where its process waits there is a task of a person, a timer or another job with
 * tries left, a call that workers may take, a message that is awaited, or a place at the fallback
 * desk with a task that somebody can complete. What merely could come does not count, such as a
 * withdrawal, nor does a timer that only reminds.
 */
public final class OpenCases {

  private final ApplicationContext server;

  private OpenCases(ApplicationContext server) {
    this.server = server;
  }

  /** What is wrong with the cases of this server; empty when the invariant holds. */
  public static List<String> stuckAt(ApplicationContext server) {
    return new OpenCases(server).stuck();
  }

  private List<String> stuck() {
    List<String> faults = new ArrayList<>();
    record Open(CaseId id, String number, String bundle) {}
    List<Open> open =
        server
            .getBean(JdbcClient.class)
            .sql(
                "SELECT id, case_number, bundle FROM case_file WHERE closed_at IS NULL AND"
                    + " case_number IS NOT NULL")
            .query(
                (row, n) ->
                    new Open(CaseId.of(row.getString(1)), row.getString(2), row.getString(3)))
            .list();
    RuntimeService runtime = server.getBean(RuntimeService.class);
    for (Open one : open) {
      List<ProcessInstance> instances =
          runtime
              .createProcessInstanceQuery()
              .processInstanceBusinessKey(one.number(), one.bundle())
              .list();
      if (instances.isEmpty()) {
        faults.add(one.number() + " is open, and the engine has nothing of it");
      }
      for (ProcessInstance instance : instances) {
        collect(one.number(), runtime.getActivityInstance(instance.getId()), faults);
      }
    }
    return faults;
  }

  private void collect(String number, ActivityInstance place, List<String> faults) {
    if (place == null) {
      return; // it ended while we looked
    }
    for (TransitionInstance job : place.getChildTransitionInstances()) {
      check(number, job.getActivityId(), hasJob(job.getExecutionId()), faults);
    }
    for (ActivityInstance child : place.getChildActivityInstances()) {
      collect(number, child, faults);
    }
    boolean waits =
        place.getChildActivityInstances().length == 0
            && place.getChildTransitionInstances().length == 0;
    if (waits) {
      check(number, place.getActivityId(), moves(place), faults);
    }
  }

  private static void check(String number, String element, boolean moves, List<String> faults) {
    if (!moves) {
      faults.add(number + " stands still at " + element);
    }
  }

  private boolean moves(ActivityInstance place) {
    if (place.getActivityType().equals("serviceTask")) {
      return hasCall(place); // the timer at its edge may only tell somebody
    }
    return hasTask(place.getId())
        || awaitsMessage(place)
        || List.of(place.getExecutionIds()).stream().anyMatch(this::hasJob)
        || place.getActivityType().equals("callActivity");
  }

  private boolean hasTask(String activityInstance) {
    return server
            .getBean(TaskService.class)
            .createTaskQuery()
            .activityInstanceIdIn(activityInstance)
            .count()
        > 0;
  }

  /** With tries left, or with a place at the desk and a task there. */
  private boolean hasCall(ActivityInstance place) {
    for (ExternalTask call :
        server
            .getBean(ExternalTaskService.class)
            .createExternalTaskQuery()
            .processInstanceId(place.getProcessInstanceId())
            .activityId(place.getActivityId())
            .list()) {
      if (call.getActivityInstanceId().equals(place.getId())) {
        return call.getRetries() == null || call.getRetries() > 0 || isAtDesk(call.getId());
      }
    }
    return false;
  }

  private boolean isAtDesk(String call) {
    return server
        .getBean(JdbcClient.class)
        .sql(
            "SELECT desk_process FROM fallback_desk WHERE external_task = :call AND closed_at IS NULL")
        .params(Map.of("call", call))
        .query(String.class)
        .optional()
        .filter(
            process ->
                server
                        .getBean(TaskService.class)
                        .createTaskQuery()
                        .processInstanceId(process)
                        .count()
                    > 0)
        .isPresent();
  }

  /** At the element itself: what interrupts the whole case may never come. */
  private boolean awaitsMessage(ActivityInstance place) {
    return List.of(place.getExecutionIds()).stream()
        .anyMatch(
            execution ->
                server
                        .getBean(RuntimeService.class)
                        .createEventSubscriptionQuery()
                        .executionId(execution)
                        .eventType("message")
                        .activityId(place.getActivityId())
                        .count()
                    > 0);
  }

  private boolean hasJob(String execution) {
    return server
        .getBean(ManagementService.class)
        .createJobQuery()
        .executionId(execution)
        .withRetriesLeft()
        .list()
        .stream()
        .anyMatch(job -> !onlyReminds(job));
  }

  /** A timer at a step that leaves the step as it is. */
  private boolean onlyReminds(Job job) {
    String element =
        server
            .getBean(ManagementService.class)
            .createJobDefinitionQuery()
            .jobDefinitionId(job.getJobDefinitionId())
            .singleResult()
            .getActivityId();
    ModelElementInstance found =
        server
            .getBean(RepositoryService.class)
            .getBpmnModelInstance(job.getProcessDefinitionId())
            .getModelElementById(element);
    return found instanceof BoundaryEvent boundary && !boundary.cancelActivity();
  }
}
