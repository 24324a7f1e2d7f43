package io.onething.participants;

import io.onething.shared.CaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a group of participants is with its signatures.
 *
 * @param waitingAt the receive task at which the case waits for them now, null elsewhere
 * @param ended the case has gone on, nobody may sign any more
 */
record Signing(
    CaseId caseId, String participants, State state, @Nullable String waitingAt, boolean ended) {

  /** What they have come to together; the value of the process variable. */
  enum State {
    PENDING,
    ALL,
    DECLINED;

    static State of(List<Participant> people) {
      List<Participant> here =
          people.stream().filter(each -> each.state() != Participant.State.LEFT).toList();
      if (here.stream().anyMatch(each -> each.state() == Participant.State.DECLINED)) {
        return DECLINED;
      }
      return here.stream().allMatch(Participant::hasSigned) ? ALL : PENDING;
    }
  }
}
