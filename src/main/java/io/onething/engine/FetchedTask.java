package io.onething.engine;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;

/** A locked task as the official client reads it, with the variables that are joined to it. */
record FetchedTask(
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
    Map<String, Variable> variables) {

  /** A variable in the engine's notation. */
  record Variable(@Nullable Object value, String type) {

    static Variable text(@Nullable String value) {
      return new Variable(value, "String");
    }
  }

  static FetchedTask of(LockedExternalTask task, Map<String, Variable> joined) {
    return new FetchedTask(
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
        new LinkedHashMap<>(joined));
  }
}
