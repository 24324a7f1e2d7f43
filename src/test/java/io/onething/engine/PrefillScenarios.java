package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** The departments are asked before the form is shown. */
abstract class PrefillScenarios extends Scenarios {

  private static final String WORKER = "worker-by-hand";

  @Test
  void allDepartmentsAreAskedAtOnceAndTheirAnswersKept() {
    CaseId draft = consent("prefilled");
    List<ExternalTask> open = open(draft);
    assertThat(open)
        .extracting(ExternalTask::getTopicName)
        .containsExactlyInAnyOrder("police.identity", "education.degree", "civil.marital");

    open.forEach(task -> answer(draft, task));
    runJobs(draft);

    assertThat(ended(draft)).isEqualTo("Event_Prefilled");
    assertThat(ProcessWorld.bean(CaseFacts.class).all(draft))
        .containsEntry("birthDate", "2003-05-01")
        .containsEntry("degreeLevel", "BACHELOR")
        .containsEntry("maritalStatus", "SINGLE");
    assertThat(ProcessWorld.bean(CaseProcesses.class).prefillRuns(draft)).isFalse();
  }

  @Test
  void aDepartmentThatTakesLongerThanThirtySecondsIsNotWaitedFor() {
    CaseId draft = consent("partly");
    answer(draft, open(draft).get(0));
    assertThat(ProcessWorld.bean(CaseProcesses.class).prefillRuns(draft)).isTrue();

    ProcessWorld.setTime(ProcessWorld.MONDAY.plusSeconds(40));
    runJobs(draft);

    assertThat(ended(draft)).isEqualTo("Event_PartlyPrefilled");
    assertThat(open(draft)).isEmpty();
  }

  private static CaseId consent(String person) {
    CaseId id = ProcessWorld.bean(CaseFiles.class).openDraft(ProcessWorld.BUNDLE, person);
    ProcessWorld.bean(CaseFacts.class)
        .record(
            id,
            "identity",
            Map.of("applicantName", "测试" + person, "idNumber", "11010519491231002X"));
    ProcessWorld.bean(CaseProcesses.class).startPrefill(id, ProcessWorld.bundle().prefill());
    return id;
  }

  private static String instance(CaseId draft) {
    return ProcessWorld.bean(HistoryService.class)
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey("prefill:" + draft)
        .singleResult()
        .getId();
  }

  private static List<ExternalTask> open(CaseId draft) {
    return ProcessWorld.bean(ExternalTaskService.class)
        .createExternalTaskQuery()
        .processInstanceId(instance(draft))
        .list();
  }

  private static void answer(CaseId draft, ExternalTask task) {
    List<LockedExternalTask> locked =
        ProcessWorld.bean(ExternalTaskService.class)
            .fetchAndLock(1, WORKER)
            .topic(task.getTopicName(), 60_000)
            .businessKey("prefill:" + draft)
            .variables(ProcessVariables.CASE_ID)
            .execute();
    GatewayTasks gateway = ProcessWorld.bean(GatewayTasks.class);
    assertThat(gateway.completedByKnownAnswer(HeldTask.of(locked.get(0)))).isFalse();
    gateway.complete(
        gateway.find(task.getId()).orElseThrow(),
        WORKER,
        DrivenCase.outcome(task.getTopicName(), new DepartmentScript()),
        null);
  }

  private static void runJobs(CaseId draft) {
    ManagementService management = ProcessWorld.bean(ManagementService.class);
    List<Job> due = due(management, draft);
    while (!due.isEmpty()) {
      management.executeJob(due.get(0).getId());
      due = due(management, draft);
    }
  }

  private static List<Job> due(ManagementService management, CaseId draft) {
    return management.createJobQuery().processInstanceId(instance(draft)).executable().list();
  }

  private static String ended(CaseId draft) {
    return ProcessWorld.bean(HistoryService.class)
        .createHistoricProcessInstanceQuery()
        .processInstanceId(instance(draft))
        .finished()
        .singleResult()
        .getEndActivityId();
  }
}
