package io.onething.engine;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
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

  static FetchedTask of(HeldTask task, Map<String, Variable> joined) {
    return new FetchedTask(
        task.id(),
        task.topicName(),
        task.workerId(),
        task.activityId(),
        task.activityInstanceId(),
        task.executionId(),
        task.processInstanceId(),
        task.processDefinitionId(),
        task.processDefinitionKey(),
        task.businessKey(),
        task.retries(),
        task.priority(),
        task.lockExpirationTime(),
        new LinkedHashMap<>(joined));
  }
}
