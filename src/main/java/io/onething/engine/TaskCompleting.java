package io.onething.engine;

import io.onething.shared.CaseId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A clerk completes a task. Published before the model goes on, in the transaction of the
 * completion: whoever has a reason against it says so, and nothing changes.
 */
public final class TaskCompleting {

  private final CaseId caseId;
  private final String element;
  private final @Nullable Long contest;
  private final boolean choosesSeat;
  private final Function<String, @Nullable Object> variables;
  private @Nullable String objection;

  /**
   * @param variables yields the value of a process variable by its name, with what the form says
   */
  TaskCompleting(
      CaseId caseId,
      String element,
      @Nullable Long contest,
      boolean choosesSeat,
      Function<String, @Nullable Object> variables) {
    this.caseId = caseId;
    this.element = element;
    this.contest = contest;
    this.choosesSeat = choosesSeat;
    this.variables = variables;
  }

  public CaseId caseId() {
    return caseId;
  }

  /** The BPMN id of the task. */
  public String element() {
    return element;
  }

  /** The contest that the task decides; null for any other task. */
  public @Nullable Long contest() {
    return contest;
  }

  /** Whether the task is about choosing a place of the season. */
  public boolean choosesSeat() {
    return choosesSeat;
  }

  /** The code that the form, or the case before, says of this field; null when none does. */
  public @Nullable String code(String field) {
    return variables.apply(field) instanceof String code ? code : null;
  }

  /** Refuses the completion; {@code why} in Chinese, for the clerk. */
  public void refuse(String why) {
    objection = why;
  }

  @Nullable String objection() {
    return objection;
  }
}
