package io.onething.cases;

import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Clean answers that departments have given for a case, so that nobody is asked twice. */
@Repository
@Transactional
public class DepartmentAnswers {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Vault vault;
  private final Clock clock;

  DepartmentAnswers(JdbcClient jdbc, JdbcTemplate batches, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * An answer to be kept.
   *
   * @param request what was asked
   * @param outcome what was answered, as JSON
   */
  public record Given(String topic, String request, String outcome) {}

  /**
   * Keeps answers with the requests they belong to, in the place of earlier ones. One that is
   * contested stays so: the department has said it again, and has yet to look into it.
   */
  public void keep(CaseId id, List<Given> given) {
    if (given.isEmpty()) {
      return;
    }
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate(
        """
        INSERT INTO department_answer (case_id, topic, request_index, sealed_outcome, answered_at) VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE request_index = VALUES(request_index), sealed_outcome = VALUES(sealed_outcome),
          answered_at = VALUES(answered_at), from_case = NULL, usable_until = NULL, used_at = NULL
        """,
        given.stream()
            .map(
                each ->
                    new Object[] {
                      id.toString(),
                      each.topic(),
                      vault.index("answer", each.request()),
                      vault.seal(each.outcome()),
                      now
                    })
            .toList());
  }

  /**
   * When each topic was answered last, by topic. What an earlier case has brought counts once it is
   * used.
   */
  @Transactional(readOnly = true)
  public Map<String, Instant> times(CaseId id) {
    Map<String, Instant> times = new HashMap<>();
    jdbc.sql(
            "SELECT topic, answered_at FROM department_answer WHERE case_id = ? AND (from_case IS NULL OR used_at IS NOT NULL)")
        .param(id.toString())
        .query(
            row -> {
              times.put(row.getString(1), row.getTimestamp(2).toInstant());
            });
    return times;
  }

  /** Which of the cases have any kept answer of one of the topics; its age is not looked at. */
  @Transactional(readOnly = true)
  public Set<CaseId> known(Collection<CaseId> ids, Collection<String> topics) {
    if (ids.isEmpty() || topics.isEmpty()) {
      return Set.of();
    }
    return jdbc
        .sql(
            "SELECT DISTINCT case_id FROM department_answer WHERE case_id IN (:ids) AND topic IN (:topics)")
        .param("ids", ids.stream().map(CaseId::toString).distinct().toList())
        .param("topics", topics)
        .query(String.class)
        .list()
        .stream()
        .map(CaseId::of)
        .collect(Collectors.toSet());
  }

  /**
   * The answer to the same request that may be used again.
   *
   * @param youngerThan holds for an answer that was given to this case; one of an earlier case has
   *     an expiry of its own
   */
  @Transactional(readOnly = true)
  public Optional<Known> fresh(CaseId id, String topic, String request, Duration youngerThan) {
    record Kept(byte[] request, byte[] outcome, boolean carried) {}
    Instant now = clock.instant();
    return jdbc.sql(
            "SELECT request_index, sealed_outcome, from_case IS NOT NULL FROM department_answer WHERE case_id = ? AND topic = ?"
                + " AND disputed = FALSE AND ((from_case IS NULL AND answered_at > ?) OR usable_until > ?)")
        .params(id.toString(), topic, Timestamp.from(now.minus(youngerThan)), Timestamp.from(now))
        .query((row, n) -> new Kept(row.getBytes(1), row.getBytes(2), row.getBoolean(3)))
        .optional()
        .filter(kept -> Arrays.equals(kept.request(), vault.index("answer", request)))
        .map(kept -> new Known(vault.open(kept.outcome()), kept.carried()));
  }

  /**
   * An answer that is there already.
   *
   * @param carried it was given for an earlier case of the same person
   */
  public record Known(String outcome, boolean carried) {}
}
