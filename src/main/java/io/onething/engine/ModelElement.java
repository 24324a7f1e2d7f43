package io.onething.engine;

import io.onething.shared.Localized;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an element when its model is parsed.
 *
 * @param stepKind the kind of step people follow, null for events and rules
 * @param topic the topic of an external task, which may be an expression, or the one that a called
 *     process is given
 * @param undo it takes something back
 */
record ModelElement(
    String id,
    Localized names,
    boolean event,
    @Nullable StepKind stepKind,
    @Nullable String topic,
    boolean undo,
    Map<String, String> declared) {

  /** Whether people see it as the activity that called the process. */
  boolean belongsToCaller() {
    return "caller".equals(declared.get(Declared.STEP));
  }

  /** Whether people see no step: the case has ended, or the step is another's affair. */
  boolean isNoStep() {
    return stepKind == null || "none".equals(declared.get(Declared.STEP));
  }

  /** Whether it is one of the questions that together are the step of its caller. */
  boolean isTurnOfCaller() {
    return belongsToCaller() && stepKind == StepKind.EXTERNAL;
  }

  /** The topic if it stands in the model, null if an expression yields it. */
  @Nullable String fixedTopic() {
    return topic == null || topic.contains("${") || topic.contains("#{") ? null : topic;
  }

  enum StepKind {
    EXTERNAL,
    USER,
    RECEIVE,
    /** A shared process asks a department on its behalf. */
    CALL
  }
}
