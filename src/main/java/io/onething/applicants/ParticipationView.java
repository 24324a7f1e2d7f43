package io.onething.applicants;

import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Light;
import io.onething.participants.Participant;
import io.onething.participants.Participations;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as somebody sees it who takes part in it: the shared progress, her own entry and what she
 * signs. Nothing of the applicant's and of no other participant.
 */
record ParticipationView(
    String caseNumber,
    CaseView.Named bundle,
    CaseState state,
    Localized stateNames,
    @Nullable Localized outcomeNames,
    @Nullable Instant submittedAt,
    @Nullable Instant closedAt,
    Light light,
    Localized lightNames,
    List<ClockView> clocks,
    List<StepView> steps,
    List<PartView> parts,
    List<LineView> facts,
    List<CaseView.MessageView> messages,
    List<CaseView.DocumentView> documents) {

  /** One step: how far it is, and nothing of what it came to. */
  record StepView(
      String id,
      Localized names,
      CaseView.@Nullable Named department,
      CaseStep.State state,
      Light light,
      Localized lightNames) {}

  /**
   * What she signs, or what is signed for her.
   *
   * @param part to be sent back: whose statement it is
   * @param version to be sent back with the signature: that this text was shown
   * @param person whose statement it is
   * @param representative who signs for that person, null if she signs herself
   * @param basis what the representative is called
   * @param maySign whether she may sign now
   * @param open whether she may decline now
   */
  record PartView(
      String participants,
      String part,
      Localized names,
      Participations.Place place,
      String person,
      @Nullable String representative,
      @Nullable Localized basis,
      Participant.State state,
      @Nullable Instant decidedAt,
      boolean maySign,
      boolean open,
      Localized text,
      String version,
      List<LineView> entry) {}

  /** A value with its label. */
  record LineView(Localized names, Localized value) {}
}
