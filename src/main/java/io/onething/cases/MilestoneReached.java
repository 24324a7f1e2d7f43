package io.onething.cases;

import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.Map;

/**
 * A case has come to, or gone from, an element of its model. Published in the transaction of the
 * engine's step, after the case itself has been brought up to date; listeners act in the same
 * transaction. Each declared key is present only at the moment at which it is to be acted on.
 *
 * @param bundle the bundle as the case has it: {@link CaseFile#edition}
 * @param element the BPMN id
 * @param declared the extension properties of the element that apply now
 * @param cancelled the element was left because something interrupted it
 */
public record MilestoneReached(
    CaseId caseId,
    String caseNumber,
    String bundle,
    String element,
    Moment moment,
    boolean cancelled,
    Map<String, String> declared,
    Instant at) {

  /** Whether the element was entered or left. */
  public enum Moment {
    ENTERED,
    LEFT
  }

  public MilestoneReached {
    declared = Map.copyOf(declared);
  }
}
