package io.onething.cases;

import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers that departments gave for earlier cases of the same person. A new case that may use them
 * begins with them; whether its own request is the same shows when it comes to ask. Only an answer
 * that was given to a case itself is handed on: its expiry never moves.
 */
@Repository
@Transactional
public class EarlierAnswers {

  /** Older cases of a person are not looked at; somebody who applies all day has no more. */
  private static final int LATEST_CASES = 20;

  private final JdbcClient jdbc;
  private final Clock clock;

  EarlierAnswers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An answer of an earlier case.
   *
   * @param caseNumber of the case that it was given for
   * @param usableUntil the first moment that it may not be used any more
   */
  public record Carried(String topic, String caseNumber, Instant answeredAt, Instant usableUntil) {}

  private record Found(String fromCase, String topic, Instant answeredAt) {}

  /**
   * Brings to a draft the latest answer to each topic that has not expired and is not contested.
   *
   * @param daysByTopic how many days after the one on which it was given an answer may be used
   */
  public void bring(CaseId id, Map<String, Integer> daysByTopic) {
    if (daysByTopic.isEmpty()) {
      return;
    }
    List<String> cases = earlierCases(id);
    if (cases.isEmpty()) {
      return;
    }
    Map<String, Found> latest = new HashMap<>();
    jdbc.sql(
            "SELECT case_id, topic, answered_at FROM department_answer WHERE case_id IN (:cases) AND topic IN (:topics)"
                + " AND from_case IS NULL AND disputed = FALSE ORDER BY answered_at DESC")
        .param("cases", cases)
        .param("topics", daysByTopic.keySet())
        .query(
            row -> {
              Found found =
                  new Found(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant());
              latest.putIfAbsent(found.topic(), found);
            });
    latest.values().forEach(found -> bring(id, found, daysByTopic.getOrDefault(found.topic(), 0)));
  }

  private void bring(CaseId id, Found found, int days) {
    Instant until =
        CityTime.dateOf(found.answeredAt())
            .plusDays(days + 1L)
            .atStartOfDay(CityTime.ZONE)
            .toInstant();
    if (until.isAfter(clock.instant())) {
      jdbc.sql(
              "INSERT INTO department_answer (case_id, topic, request_index, sealed_outcome, answered_at, from_case, usable_until)"
                  + " SELECT ?, topic, request_index, sealed_outcome, answered_at, case_id, ? FROM department_answer"
                  + " WHERE case_id = ? AND topic = ?")
          .params(id.toString(), Timestamp.from(until), found.fromCase(), found.topic())
          .update();
    }
  }

  private List<String> earlierCases(CaseId id) {
    return jdbc.sql(
            "SELECT f.id FROM case_file mine JOIN case_file f ON f.applicant_index = mine.applicant_index"
                + " WHERE mine.id = ? AND f.id <> mine.id AND f.case_number IS NOT NULL ORDER BY f.submitted_at DESC LIMIT ?")
        .params(id.toString(), LATEST_CASES)
        .query(String.class)
        .list();
  }

  /** The case has used what it began with. */
  public void setUsed(CaseId id, String topic) {
    jdbc.sql(
            "UPDATE department_answer SET used_at = ? WHERE case_id = ? AND topic = ? AND from_case IS NOT NULL AND used_at IS NULL")
        .params(Timestamp.from(clock.instant()), id.toString(), topic)
        .update();
  }

  /** What the case has used of earlier ones, by topic. */
  @Transactional(readOnly = true)
  public Map<String, Carried> used(CaseId id) {
    Map<String, Carried> used = new HashMap<>();
    jdbc.sql(
            "SELECT a.topic, f.case_number, a.answered_at, a.usable_until FROM department_answer a JOIN case_file f ON f.id = a.from_case"
                + " WHERE a.case_id = ? AND a.used_at IS NOT NULL")
        .param(id.toString())
        .query(
            row -> {
              used.put(
                  row.getString(1),
                  new Carried(
                      row.getString(1),
                      row.getString(2),
                      row.getTimestamp(3).toInstant(),
                      row.getTimestamp(4).toInstant()));
            });
    return used;
  }

  /**
   * Somebody doubts what this answer says, or it was found to be right: while it is doubted neither
   * this case nor a later one uses it instead of asking.
   */
  public void setDisputed(CaseId id, String topic, boolean disputed) {
    jdbc.sql(
            "UPDATE department_answer a JOIN department_answer own ON own.case_id = ? AND own.topic = ?"
                + " SET a.disputed = ? WHERE a.topic = own.topic AND (a.case_id = own.case_id OR a.case_id = own.from_case)")
        .params(id.toString(), topic, disputed)
        .update();
  }
}
