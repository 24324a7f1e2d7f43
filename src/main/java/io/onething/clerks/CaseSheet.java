package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.allocation.FreePlaces;
import io.onething.deadlines.Light;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk sees of a case above the form of a task: her department's facts, masked.
 *
 * @param groups whose task it is
 * @param light how urgent the task is
 * @param lightNames what it says
 * @param critical the open steps that decide when the case ends
 * @param due when the task's limit is up, null without one or while its clock stands still
 * @param dueText the due date with its reasons
 * @param desk it is a task of the fallback desk, which has more to say
 * @param standIn who would do the task otherwise, null unless the reader stands in for somebody
 * @param contest it is about a value that the person contests, of which there is more to say
 * @param contested values of the case that the person contests and a department has yet to settle
 * @param signatures who takes part and has to sign, and how far each is
 * @param calls what departments were asked, from the journal
 * @param waiting steps that wait for their department's hours, or for another day
 * @param first the facts that the task is about; they are in no section
 * @param places what is left of the season's places, where the task is about choosing one
 * @param lateAnswers what departments said when nobody waited for it any more; not applied
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseSheet(
    String caseNumber,
    Named bundle,
    Named task,
    List<Localized> groups,
    Localized state,
    Instant since,
    @Nullable Instant due,
    @Nullable Localized dueText,
    Light light,
    Localized lightNames,
    List<Critical> critical,
    List<Line> first,
    List<FreePlaces.FreePlace> places,
    List<Section> sections,
    List<Check> checks,
    List<Moment> timeline,
    List<RemarkLine> remarks,
    boolean desk,
    @Nullable StandIn standIn,
    boolean contest,
    List<ContestSheet.Contested> contested,
    List<SignatureLine> signatures,
    List<SheetCalls.CallLines> calls,
    List<SheetLateAnswers.Late> lateAnswers,
    List<Waiting> waiting) {

  /**
   * Somebody who is away.
   *
   * @param claimed she has claimed the task, which can be taken over
   */
  record StandIn(String name, boolean claimed) {}

  /** A step on which the end of the case depends; {@code department} is null for the applicant. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Critical(Localized names, @Nullable Named department) {}

  /** An id with its names. */
  record Named(String id, Localized names) {}

  /** Facts that one source has given. */
  record Section(Named department, List<Line> fields) {}

  /**
   * One fact; {@code value} is masked when {@code masked} says so.
   *
   * @param files ids of the files that it is, each to be looked at by itself; null for other facts
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String key, Localized names, Localized value, boolean masked, @Nullable List<String> files) {

    Line(String key, Localized names, Localized value, boolean masked) {
      this(key, names, value, masked, null);
    }
  }

  /** One check and what it has brought. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Check(
      Localized names,
      @Nullable Named department,
      Localized result,
      boolean doubtful,
      Instant at) {}

  /** A step whose department takes nothing now. */
  record Waiting(Localized names, Named department, Localized text) {}

  /** A remark of a clerk of the same department. */
  record RemarkLine(Instant at, String who, String text) {}
}
