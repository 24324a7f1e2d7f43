package io.onething.applicants;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.catalog.Tone;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Light;
import io.onething.shared.Localized;
import io.onething.statistics.BeforeView;
import io.onething.statistics.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as its applicant follows it.
 *
 * @param outcomeTone what the outcome means for the applicant
 * @param light that of the case's own clock; grey when it has not begun
 * @param lightNames what it says
 * @param contestable what departments have supplied and the person may contest
 * @param carried what was used of earlier cases of the same person
 * @param count what it has cost and spared its applicant, once it has ended
 * @param critical the open steps that decide when the case ends; several that are equally late
 */
record CaseView(
    String caseNumber,
    Named bundle,
    String applicantName,
    CaseState state,
    Localized stateNames,
    @Nullable String outcome,
    @Nullable Localized outcomeNames,
    @Nullable Tone outcomeTone,
    @Nullable Instant submittedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant closedAt,
    long version,
    Light light,
    Localized lightNames,
    List<ClockView> clocks,
    List<String> critical,
    List<StepView> steps,
    List<MessageView> messages,
    List<DocumentView> documents,
    List<CarriedView> carried,
    List<ContestView.Contestable> contestable,
    List<ContestView> contests,
    @Nullable CorrectionView correction,
    WithdrawalView withdrawal,
    List<TimelineView> timeline,
    @Nullable CountView count,
    List<FollowUpRequests.Offered> followUps) {

  /** Something with an id and names. */
  record Named(String id, Localized names) {}

  /**
   * One step.
   *
   * @param due when it must be done, null when it has no limit or stands still
   * @param provisional that date lies past the last published year of holidays
   * @param light that of its clock; grey when it has none, and when it has ended
   * @param lightNames what it says
   * @param waitsFor what has to happen, null when it has ended
   * @param atDesk the department could not be brought to answer, a person looks after it
   * @param byHand how the department told a person its answer, null when it told the system
   * @param tacit the rule by which its silence counted as the answer, null when it has answered
   */
  record StepView(
      String id,
      Localized names,
      CaseStep.Kind kind,
      @Nullable Named department,
      CaseStep.State state,
      Instant since,
      @Nullable Instant until,
      @Nullable Instant due,
      boolean provisional,
      Light light,
      Localized lightNames,
      @Nullable Localized waitsFor,
      boolean reused,
      boolean atDesk,
      @Nullable Localized byHand,
      @Nullable String tacit) {}

  record MessageView(String id, Localized text, Instant at) {}

  record DocumentView(
      String id,
      Localized names,
      Instant issuedAt,
      String verificationCode,
      boolean revoked,
      String href) {}

  /**
   * What is missing, and the form to give it in.
   *
   * @param due the day by which it must be sent, of the clock that runs meanwhile
   * @param until the moment by which it must be sent where no clock says so; null where none does
   * @param shows the facts that the question is about
   * @param values what the applicant has said before of what is asked for
   * @param asked the question, when the applicant is asked for something else than a correction
   */
  record CorrectionView(
      @Nullable Instant due,
      boolean provisional,
      @Nullable Instant until,
      List<FactView> shows,
      List<ItemView> items,
      String correctionItems,
      Map<String, Object> values,
      JsonNode form,
      @Nullable Localized asked) {}

  /** A fact in words. */
  record FactView(String key, Localized names, Localized value) {}

  record ItemView(String code, Localized names, @Nullable String field) {}

  record WithdrawalView(boolean allowed, Localized reason) {}

  record TimelineView(Instant at, Localized what) {}

  /**
   * What an ended case has cost and spared its applicant.
   *
   * @param gross from the submission to the end
   * @param net what the law counts of it
   * @param before how it went before, null if nobody has said
   */
  record CountView(
      int typed,
      int reused,
      int spared,
      int carried,
      int departments,
      Taken gross,
      Taken net,
      @Nullable BeforeView before) {}

  /** A case in the list of one's own. */
  record Summary(
      String caseNumber,
      Named bundle,
      CaseState state,
      Localized stateNames,
      @Nullable Instant submittedAt,
      @Nullable String outcome,
      @Nullable Localized outcomeNames,
      @Nullable Tone outcomeTone) {}
}
