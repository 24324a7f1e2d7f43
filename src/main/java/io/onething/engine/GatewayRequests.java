package io.onething.engine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;

/** What the official external-task client sends; fields that we have no use for are let pass. */
final class GatewayRequests {

  private GatewayRequests() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Fetch(
      String workerId,
      int maxTasks,
      @Nullable Long asyncResponseTimeout,
      @Nullable List<Topic> topics) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Topic(String topicName, long lockDuration) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Value(@Nullable Object value) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Complete(String workerId, @Nullable Map<String, Value> variables) {}

  /** Not of the official client: completions that are ready at the same moment. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Completions(List<Completed> completions) {

    private static final int MOST = 100;

    /**
     * Whether they can be read at all.
     *
     * @throws BadUserRequestException if there are none or too many, or one names no task
     */
    void check() {
      int count = completions == null ? 0 : completions.size();
      if (count < 1 || count > MOST) {
        throw new BadUserRequestException(
            "Found " + count + " completions, expected 1 to " + MOST + " in a request");
      }
      for (int n = 0; n < count; n++) {
        if (completions.get(n) == null || completions.get(n).id() == null) {
          throw new BadUserRequestException(
              "completions[" + n + "] has no 'id', expected that of an external task");
        }
      }
    }
  }

  /** One of them; {@code id} is the external task's. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Completed(String id, String workerId, @Nullable Map<String, Value> variables) {
    Complete alone() {
      return new Complete(workerId, variables);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Failure(
      String workerId,
      @Nullable String errorMessage,
      @Nullable String errorDetails,
      int retries,
      long retryTimeout,
      @Nullable Map<String, Value> variables) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record BpmnError(
      String workerId,
      String errorCode,
      @Nullable String errorMessage,
      @Nullable Map<String, Value> variables) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Extend(String workerId, long newDuration) {}
}
