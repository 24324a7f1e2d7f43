package io.onething.engine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.onething.shared.CaseId;
import java.util.Date;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;

/**
 * A task that a worker holds, and the case it belongs to.
 *
 * @param caseId the case as the model's variable names it; not checked yet
 * @param caseNumber empty before the application is submitted; null when there is no such case
 * @param delivered how often the task has been handed out before; what was given back does not
 *     count. Only of a task that is handed out just now
 */
record HeldTask(
    String id,
    String topicName,
    String workerId,
    String activityId,
    String activityInstanceId,
    String executionId,
    String processInstanceId,
    String processDefinitionId,
    String processDefinitionKey,
    @Nullable String businessKey,
    @Nullable Integer retries,
    long priority,
    @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSZ")
        Date lockExpirationTime,
    @JsonIgnore @Nullable String caseId,
    @JsonIgnore @Nullable String caseNumber,
    @JsonIgnore int delivered) {

  /** As the engine hands it out, with the variable {@code caseId}. */
  static HeldTask of(LockedExternalTask task) {
    Object caseId = task.getVariables().get(ProcessVariables.CASE_ID);
    return new HeldTask(
        task.getId(),
        task.getTopicName(),
        task.getWorkerId(),
        task.getActivityId(),
        task.getActivityInstanceId(),
        task.getExecutionId(),
        task.getProcessInstanceId(),
        task.getProcessDefinitionId(),
        task.getProcessDefinitionKey(),
        task.getBusinessKey(),
        task.getRetries(),
        task.getPriority(),
        task.getLockExpirationTime(),
        caseId == null ? null : caseId.toString(),
        null,
        0);
  }

  /**
   * Its case.
   *
   * @throws IllegalArgumentException if the model named none
   */
  CaseId ofCase() {
    if (caseId == null) {
      throw new IllegalArgumentException(
          "Process instance " + processInstanceId + " has no variable caseId, expected its case");
    }
    return CaseId.of(caseId);
  }
}
