package io.onething.cases;

import io.onething.shared.Localized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is being done, or was done, for a case.
 *
 * @param element the BPMN id
 * @param department whose step it is, null for the applicant's own
 * @param clock the clock that runs while it is open
 * @param round 1, or which time it is that the case has come to this element
 * @param reused a fresh answer was there already, so nobody was asked
 * @param atDesk the department could not be brought to answer, a person looks after it
 * @param byHand how the department told a person its answer, null when it told the system
 * @param tacit the rule by which its silence counted as the answer, null when it has answered
 */
public record CaseStep(
    String element,
    Kind kind,
    @Nullable String department,
    Localized names,
    @Nullable String clock,
    State state,
    int round,
    boolean reused,
    boolean atDesk,
    @Nullable AnswerWay byHand,
    @Nullable String tacit,
    Instant since,
    @Nullable Instant until) {

  /** Its names, with the round where the case has been here before. */
  public Localized shownNames() {
    return names.inRound(round);
  }

  /** What sort of step it is. */
  public enum Kind {
    /** A department is asked; nothing changes there. */
    CHECK,
    /** A clerk decides. */
    CLERK,
    /** Another authority is awaited. */
    WAIT,
    /** A department does something. */
    EFFECT,
    /** A department takes something back. */
    UNDO,
    /** The applicant has to act. */
    APPLICANT,
    /** People who take part have to sign. */
    PARTICIPANTS
  }

  /** How far it is. */
  public enum State {
    OPEN,
    DONE,
    REFUSED,
    CANCELLED
  }
}
