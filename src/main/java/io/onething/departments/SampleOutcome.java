package io.onething.departments;

import io.onething.departments.Attempt.Cause;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a sample says that it ends. */
public sealed interface SampleOutcome {

  /** The task is done. */
  record Completed(Map<String, @Nullable Object> facts, Map<String, String> flags)
      implements SampleOutcome {}

  /** The task is done, the answer comes later. */
  record Pending(String ticket, Map<String, @Nullable Object> facts, Map<String, String> flags)
      implements SampleOutcome {}

  /** The department says no. */
  record Refused(String error, String reason) implements SampleOutcome {}

  /**
   * There is no answer that can be used.
   *
   * @param message a part of what is said; empty for anything
   */
  record Failed(Cause cause, String message) implements SampleOutcome {}

  /**
   * A callback is applied.
   *
   * @param message name of the BPMN message
   */
  record Taken(
      String ticket, String message, Map<String, @Nullable Object> facts, Map<String, String> flags)
      implements SampleOutcome {}

  /**
   * A callback is not applied.
   *
   * @param problem a part of what is said
   */
  record NotTaken(String problem) implements SampleOutcome {}
}
