package io.onething.cases;

import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The steps of each case, for those who follow it. */
@Repository
@Transactional
public class CaseSteps {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final CaseFiles files;
  private final CaseTimeline timeline;
  private final Clock clock;

  CaseSteps(
      JdbcClient jdbc, JdbcTemplate batches, CaseFiles files, CaseTimeline timeline, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.files = files;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The case comes to a step. */
  public void start(CaseId id, StepStarted step) {
    CaseChanges.Begun begun = new CaseChanges.Begun(id, step, clock.instant());
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    if (gathered == null) {
      write(List.of(begun));
    } else {
      gathered.steps.add(begun);
    }
    files.touch(id);
    timeline.append(id, "STEP_OPEN", step.element());
  }

  /** Adds steps in their order; one that is there already stays as it is. */
  void write(List<CaseChanges.Begun> begun) {
    if (begun.isEmpty()) {
      return;
    }
    batches.batchUpdate(
        "INSERT INTO case_step (case_id, activity_instance, element, kind, department, name_zh, name_en, clock, state, since)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?) ON DUPLICATE KEY UPDATE element = VALUES(element)",
        begun.stream()
            .map(
                each ->
                    new @Nullable Object[] {
                      each.id().toString(),
                      each.step().activityInstance(),
                      each.step().element(),
                      each.step().kind().name(),
                      each.step().department(),
                      each.step().names().zh(),
                      each.step().names().en(),
                      each.step().clock(),
                      Timestamp.from(each.at())
                    })
            .toList());
  }

  /** The step has ended. A step already ended stays as it is. */
  public void end(CaseId id, String activityInstance, CaseStep.State state) {
    settle();
    if (endNow(id, activityInstance, state)) {
      tell(id, "STEP_" + state.name(), elementOf(id, activityInstance));
    }
  }

  /**
   * As above.
   *
   * @param element of the step, which is not read for that
   */
  public void end(CaseId id, String activityInstance, String element, CaseStep.State state) {
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    if (gathered != null) {
      CaseChanges.@Nullable Event told = tell(id, "STEP_" + state.name(), element);
      gathered.ended.add(new CaseChanges.Ended(id, activityInstance, state, clock.instant(), told));
    } else if (endNow(id, activityInstance, state)) {
      tell(id, "STEP_" + state.name(), element);
    }
  }

  private boolean endNow(CaseId id, String activityInstance, CaseStep.State state) {
    return end(List.of(new CaseChanges.Ended(id, activityInstance, state, clock.instant(), null)))
        .isEmpty();
  }

  /**
   * Ends steps.
   *
   * @return those that had ended already and stay as they are
   */
  List<CaseChanges.Ended> end(List<CaseChanges.Ended> ended) {
    int[] changed =
        batches.batchUpdate(
            "UPDATE case_step SET state = ?, until = ?, at_desk = FALSE WHERE case_id = ? AND activity_instance = ? AND state = 'OPEN'",
            ended.stream()
                .map(
                    each ->
                        new Object[] {
                          each.state().name(),
                          Timestamp.from(each.at()),
                          each.id().toString(),
                          each.activityInstance()
                        })
                .toList());
    return IntStream.range(0, changed.length)
        .filter(n -> changed[n] == 0)
        .mapToObj(ended::get)
        .toList();
  }

  /** The row of the timeline; null if it is written already. */
  private CaseChanges.@Nullable Event tell(CaseId id, String event, String element) {
    files.touch(id);
    return timeline.add(id, event, element);
  }

  /** Only steps that are not written are worth it. */
  private static void settle() {
    CaseChanges.settleIf(gathered -> !gathered.steps.isEmpty() || !gathered.ended.isEmpty());
  }

  private String elementOf(CaseId id, String activityInstance) {
    return jdbc.sql("SELECT element FROM case_step WHERE case_id = ? AND activity_instance = ?")
        .params(id.toString(), activityInstance)
        .query(String.class)
        .single();
  }

  /** The department could not be brought to answer: a person looks after the step. */
  public void toDesk(CaseId id, String activityInstance) {
    atDesk(id, activityInstance, true, "DESK_OPEN");
  }

  /** The person has decided. */
  public void fromDesk(CaseId id, String activityInstance, String decision) {
    atDesk(id, activityInstance, false, "DESK_" + decision);
  }

  private void atDesk(CaseId id, String activityInstance, boolean atDesk, String event) {
    settle();
    int changed =
        jdbc.sql(
                "UPDATE case_step SET at_desk = ? WHERE case_id = ? AND activity_instance = ? AND state = 'OPEN'")
            .params(atDesk, id.toString(), activityInstance)
            .update();
    if (changed > 0) {
      tell(id, event, elementOf(id, activityInstance));
    }
  }

  /** The answer was not the system's: a person at the department told it in this way. */
  public void markByHand(CaseId id, String activityInstance, AnswerWay way) {
    settle();
    jdbc.sql("UPDATE case_step SET by_hand = ? WHERE case_id = ? AND activity_instance = ?")
        .params(way.name(), id.toString(), activityInstance)
        .update();
  }

  /**
   * The department was silent, and that counts as its answer: kept before the engine leaves the
   * step.
   *
   * @param basis the rule that says so
   */
  public void markTacit(CaseId id, String activityInstance, String basis) {
    settle();
    jdbc.sql("UPDATE case_step SET tacit = ? WHERE case_id = ? AND activity_instance = ?")
        .params(basis, id.toString(), activityInstance)
        .update();
    tell(id, "STEP_TACIT", elementOf(id, activityInstance));
  }

  /** The department refused: kept before the engine leaves the step as interrupted. */
  public void refuse(CaseId id, String activityInstance) {
    end(id, activityInstance, CaseStep.State.REFUSED);
  }

  /** Nobody was asked: a fresh answer was there. */
  public void markReused(CaseId id, String activityInstance) {
    settle();
    jdbc.sql("UPDATE case_step SET reused = TRUE WHERE case_id = ? AND activity_instance = ?")
        .params(id.toString(), activityInstance)
        .update();
  }

  /**
   * The cases with an open step that is neither a clerk's task nor the applicant's, the newest step
   * first.
   *
   * @param department whose steps
   * @param bundles whose steps count whatever their department
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<CaseId> withoutTask(@Nullable String department, List<String> bundles, int most) {
    return jdbc.sql(
            "SELECT s.case_id FROM case_step s JOIN case_file f ON f.id = s.case_id WHERE s.state = 'OPEN'"
                + " AND s.kind NOT IN ('CLERK', 'APPLICANT') AND f.closed_at IS NULL"
                + " AND (s.department = :department OR f.bundle IN (:bundles))"
                + " GROUP BY s.case_id ORDER BY MAX(s.id) DESC LIMIT :most")
        .param("department", department, java.sql.Types.VARCHAR)
        .param("bundles", bundles.isEmpty() ? List.of("") : bundles)
        .param("most", most)
        .query((row, number) -> CaseId.of(row.getString(1)))
        .list();
  }

  /** All steps in the order in which the case came to them. */
  @Transactional(readOnly = true)
  public List<CaseStep> of(CaseId id) {
    settle();
    Map<String, Integer> rounds = new HashMap<>();
    return jdbc.sql(
            "SELECT element, kind, department, name_zh, name_en, clock, state, reused, at_desk, by_hand, tacit, since, until FROM case_step WHERE case_id = ? ORDER BY id")
        .param(id.toString())
        .query(
            (row, n) ->
                new CaseStep(
                    row.getString(1),
                    CaseStep.Kind.valueOf(row.getString(2)),
                    row.getString(3),
                    new Localized(row.getString(4), row.getString(5)),
                    row.getString(6),
                    CaseStep.State.valueOf(row.getString(7)),
                    rounds.merge(row.getString(1), 1, Integer::sum),
                    row.getBoolean(8),
                    row.getBoolean(9),
                    row.getString(10) == null ? null : AnswerWay.valueOf(row.getString(10)),
                    row.getString(11),
                    row.getTimestamp(12).toInstant(),
                    CaseFiles.instant(row, 13)))
        .list();
  }
}
