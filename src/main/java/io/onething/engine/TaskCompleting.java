package io.onething.engine;

import io.onething.shared.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A clerk completes a task. Published before the model goes on, in the transaction of the
 * completion: whoever has a reason against it says so, and nothing changes.
 */
public final class TaskCompleting {

  private final CaseId caseId;
  private final String element;
  private final @Nullable Long contest;
  private final @Nullable String decision;
  private @Nullable String objection;

  TaskCompleting(CaseId caseId, String element, @Nullable Long contest, @Nullable String decision) {
    this.caseId = caseId;
    this.element = element;
    this.contest = contest;
    this.decision = decision;
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

  /** What the form of a contest's task says, null when it says nothing. */
  public @Nullable String decision() {
    return decision;
  }

  /** Refuses the completion; {@code why} in Chinese, for the clerk. */
  public void refuse(String why) {
    objection = why;
  }

  @Nullable String objection() {
    return objection;
  }
}
