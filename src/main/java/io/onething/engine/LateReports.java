package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Outcome;
import io.onething.journal.CallJournal;
import io.onething.journal.Delivery;
import io.onething.journal.LateAnswer;
import io.onething.journal.LateAnswers;
import io.onething.shared.OneThingException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What workers report of tasks that are no longer theirs: the case was withdrawn, another worker
 * has the task, or a person has settled it. The journal knows the delivery, so the answer is kept
 * and shown; it changes nothing. A report whose receipt was lost comes twice and is known by its
 * delivery, which has been reported already.
 */
@Component
class LateReports {

  private static final Logger LOG = LoggerFactory.getLogger(LateReports.class);

  private final CallJournal journal;
  private final LateAnswers answers;
  private final TaskJournal tasks;
  private final CaseFiles files;
  private final DepartmentFiles departments;

  LateReports(
      CallJournal journal,
      LateAnswers answers,
      TaskJournal tasks,
      CaseFiles files,
      DepartmentFiles departments) {
    this.journal = journal;
    this.answers = answers;
    this.tasks = tasks;
    this.files = files;
    this.departments = departments;
  }

  /** The department has answered. */
  @Transactional
  void answered(
      String taskId,
      WorkerGrant grant,
      String worker,
      @Nullable Map<String, GatewayRequests.Value> variables) {
    keep(taskId, grant, worker, variables, Attempt.Ending.COMPLETED, null, null);
  }

  /** The department has refused. */
  @Transactional
  void refused(String taskId, WorkerGrant grant, GatewayRequests.BpmnError error) {
    keep(
        taskId,
        grant,
        error.workerId(),
        error.variables(),
        Attempt.Ending.REFUSED,
        error.errorCode(),
        error.errorMessage());
  }

  /** The call has failed: the journal says so, and there is nothing else to keep. */
  @Transactional
  void failed(String taskId, WorkerGrant grant, GatewayRequests.Failure failure) {
    known(taskId, grant, failure.workerId())
        .ifPresent(
            delivery ->
                journal(
                    delivery, failure.variables(), Attempt.Ending.FAILED, failure.errorMessage()));
  }

  private void keep(
      String taskId,
      WorkerGrant grant,
      String worker,
      @Nullable Map<String, GatewayRequests.Value> variables,
      Attempt.Ending ending,
      @Nullable String error,
      @Nullable String reason) {
    Delivery delivery = known(taskId, grant, worker).orElse(null);
    Call call = delivery == null ? null : departments.find(delivery.topic()).orElse(null);
    if (delivery == null || call == null) {
      return;
    }
    Outcome outcome;
    try {
      ReportedCode.checkRefusal(call.topic(), error, reason);
      outcome = ReportedVariables.outcome(call, variables);
    } catch (OneThingException unusable) {
      LOG.warn("A late report is not kept: {}", unusable.getMessage());
      return;
    }
    if (journal(delivery, variables, ending, reason)) {
      LOG.info("An answer of {} came too late: kept, not applied", delivery.topic());
      answers.keep(
          delivery.caseId(),
          delivery.department(),
          delivery.topic(),
          LateAnswer.Way.REPORT,
          outcome,
          error,
          reason);
    }
  }

  private Optional<Delivery> known(String taskId, WorkerGrant grant, String worker) {
    Optional<Delivery> delivery = journal.lastDelivery(taskId, worker);
    delivery.ifPresent(found -> grant.checkTopic(found.topic()));
    return delivery;
  }

  /** Fills the delivery; false when it has been reported before. */
  private boolean journal(
      Delivery delivery,
      @Nullable Map<String, GatewayRequests.Value> variables,
      Attempt.Ending ending,
      @Nullable String message) {
    CaseFile file = files.get(delivery.caseId());
    return tasks.reported(
        file,
        new TaskJournal.Report(
            delivery.externalTask(),
            delivery.topic(),
            delivery.worker(),
            ReportedVariables.attempts(delivery.topic(), variables),
            ending,
            message));
  }
}
