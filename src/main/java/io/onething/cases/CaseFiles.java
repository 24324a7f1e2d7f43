package io.onething.cases;

import io.onething.catalog.Edition;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The store of case files. Every change locks the case's row first, so that changes of one case
 * take turns.
 */
@Repository
@Transactional
public class CaseFiles {

  private static final String COLUMNS =
      "id, case_number, bundle, release_number, state, outcome, withdrawal_closed, withdrawal_asked, version, created_at, submitted_at, accepted_at, closed_at";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Vault vault;
  private final CaseTimeline timeline;
  private final CaseNumbers numbers;
  private final Clock clock;

  CaseFiles(
      JdbcClient jdbc, JdbcTemplate batches, Vault vault, CaseTimeline timeline, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.vault = vault;
    this.timeline = timeline;
    this.numbers = new CaseNumbers(clock);
    this.clock = clock;
  }

  /** Opens a draft for the applicant. */
  public CaseId openDraft(String bundle, String applicant) {
    return openDraft(bundle, null, applicant);
  }

  /** Opens a draft for the applicant on a release of the bundle. */
  public CaseId openDraft(String bundle, @Nullable Integer release, String applicant) {
    CaseId id = CaseId.random();
    jdbc.sql(
            "INSERT INTO case_file (id, bundle, release_number, state, applicant_index, created_at) VALUES (?, ?, ?, 'DRAFT', ?, ?)")
        .params(id.toString(), bundle, release, indexOf(applicant), now())
        .update();
    timeline.append(id, "DRAFTED", bundle);
    return id;
  }

  /** The draft goes on as what new cases get now, which may be another release than it began on. */
  public void runOn(CaseId id, Edition edition) {
    jdbc.sql(
            "UPDATE case_file SET release_number = ? WHERE id = ? AND bundle = ? AND state = 'DRAFT'")
        .params(edition.number(), id.toString(), edition.bundle())
        .update();
    changed(id);
  }

  /** Turns a draft into a submitted case and gives it its number. */
  public String submit(CaseId id) {
    CaseFile file = lock(id);
    if (file.state() != CaseState.DRAFT) {
      throw new OneThingException(
          ErrorCode.NOT_NOW, "The case is " + file.state() + "; only a draft can be submitted");
    }
    String number = numbers.next();
    jdbc.sql(
            "UPDATE case_file SET case_number = ?, state = 'SUBMITTED', submitted_at = ?, version = version + 1 WHERE id = ?")
        .params(number, now(), id.toString())
        .update();
    changed(id);
    timeline.append(id, "STATE", CaseState.SUBMITTED.name());
    return number;
  }

  /** Moves the case to a state that its model declares. */
  public void moveTo(CaseId id, CaseState state) {
    CaseFile file = lock(id);
    if (file.isClosed() || file.state() == state) {
      return;
    }
    Instant at = clock.instant();
    jdbc.sql("UPDATE case_file SET state = ?, version = version + 1 WHERE id = ?")
        .params(state.name(), id.toString())
        .update();
    if (state == CaseState.ACCEPTED && file.acceptedAt() == null) {
      jdbc.sql("UPDATE case_file SET accepted_at = ? WHERE id = ?")
          .params(Timestamp.from(at), id.toString())
          .update();
    }
    changed(id);
    timeline.append(id, "STATE", state.name());
  }

  /** Ends the case. */
  public void close(CaseId id, String outcome) {
    CaseFile file = lock(id);
    if (file.isClosed()) {
      return;
    }
    jdbc.sql("UPDATE case_file SET outcome = ?, closed_at = ?, version = version + 1 WHERE id = ?")
        .params(outcome, now(), id.toString())
        .update();
    changed(id);
    timeline.append(id, "CLOSED", outcome);
  }

  /** Replaces the outcome of a case that has ended: what it had come to does not stand. */
  public void overturn(CaseId id, String outcome) {
    CaseFile file = lock(id);
    if (!file.isClosed() || outcome.equals(file.outcome())) {
      return;
    }
    jdbc.sql("UPDATE case_file SET outcome = ?, version = version + 1 WHERE id = ?")
        .params(outcome, id.toString())
        .update();
    changed(id);
    timeline.append(id, "OVERTURNED", outcome);
  }

  /** From here on the case cannot be withdrawn. */
  public void closeWithdrawal(CaseId id) {
    jdbc.sql("UPDATE case_file SET withdrawal_closed = TRUE, version = version + 1 WHERE id = ?")
        .param(id.toString())
        .update();
    changed(id);
  }

  /** The applicant wants to withdraw as soon as it is known what the department has done. */
  public void askWithdrawal(CaseId id) {
    jdbc.sql("UPDATE case_file SET withdrawal_asked = TRUE, version = version + 1 WHERE id = ?")
        .param(id.toString())
        .update();
    changed(id);
    timeline.append(id, "WITHDRAWAL_ASKED", "");
  }

  /** Tells followers that something they see has changed. */
  public void touch(CaseId id) {
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    if (gathered == null) {
      touchNow(id);
    } else {
      gathered.touched.add(id);
    }
  }

  void touchNow(CaseId id) {
    jdbc.sql("UPDATE case_file SET version = version + 1 WHERE id = ?")
        .param(id.toString())
        .update();
  }

  /**
   * Locks the case for this transaction.
   *
   * @throws OneThingException {@code UNKNOWN_CASE}
   */
  public CaseFile lock(CaseId id) {
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    CaseFile known = gathered == null ? null : gathered.locked.get(id);
    if (known != null) {
      return known;
    }
    CaseFile locked = find("id = ? FOR UPDATE", id.toString()).orElseThrow(CaseFiles::unknown);
    if (gathered != null) {
      gathered.locked.put(id, locked);
    }
    return locked;
  }

  /** Locks the case for this transaction; nothing if somebody else has it, or there is none. */
  public Optional<CaseFile> lockIfFree(CaseId id) {
    return find("id = ? FOR UPDATE SKIP LOCKED", id.toString());
  }

  /** What was known of the case is no longer so. */
  private static void changed(CaseId id) {
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    if (gathered != null) {
      gathered.locked.remove(id);
    }
  }

  /** The case of this id. */
  @Transactional(readOnly = true)
  public CaseFile get(CaseId id) {
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    CaseFile known = gathered == null ? null : gathered.locked.get(id);
    return known != null ? known : find("id = ?", id.toString()).orElseThrow(CaseFiles::unknown);
  }

  /** The cases of these ids, those that exist, by id. */
  @Transactional(readOnly = true)
  public Map<CaseId, CaseFile> all(Collection<CaseId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM case_file WHERE id IN (:ids)")
        .param("ids", ids.stream().map(CaseId::toString).distinct().toList())
        .query(CaseFiles::read)
        .list()
        .stream()
        .collect(Collectors.toMap(CaseFile::id, Function.identity()));
  }

  /** Cases that have ended and are not counted yet, those that ended first. */
  @Transactional(readOnly = true)
  public List<CaseFile> uncounted(int most) {
    // Open cases have no such date: only what has ended is looked at, not what was counted.
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM case_file WHERE counted = FALSE AND closed_at > '1970-01-01' ORDER BY closed_at LIMIT ?")
        .param(most)
        .query(CaseFiles::read)
        .list();
  }

  /** Its count is kept. */
  public void setCounted(CaseId id) {
    jdbc.sql("UPDATE case_file SET counted = TRUE WHERE id = ?").param(id.toString()).update();
  }

  /**
   * The applicant's own case. Another's case is told in the same words as one that does not exist.
   *
   * @throws OneThingException {@code UNKNOWN_CASE}
   */
  @Transactional(readOnly = true)
  public CaseFile ownedBy(String applicant, String caseNumber) {
    return find("case_number = ? AND applicant_index = ?", caseNumber, indexOf(applicant))
        .orElseThrow(CaseFiles::unknown);
  }

  /** The case of this public number, or nothing; whether the caller may see it is not asked. */
  @Transactional(readOnly = true)
  public Optional<CaseFile> numbered(String caseNumber) {
    return find("case_number = ?", caseNumber);
  }

  /** The applicant's draft, or nothing. */
  @Transactional(readOnly = true)
  public Optional<CaseFile> draftOf(String applicant, CaseId id) {
    return find("id = ? AND applicant_index = ?", id.toString(), indexOf(applicant));
  }

  /** The applicant's submitted cases, newest first. */
  @Transactional(readOnly = true)
  public List<CaseFile> allOf(String applicant) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM case_file WHERE applicant_index = ? AND case_number IS NOT NULL ORDER BY submitted_at DESC, id LIMIT 200")
        .param(indexOf(applicant))
        .query(CaseFiles::read)
        .list();
  }

  /** The version of the case, for those who wait for a change. */
  @Transactional(readOnly = true)
  public long version(CaseId id) {
    return jdbc.sql("SELECT version FROM case_file WHERE id = ?")
        .param(id.toString())
        .query(Long.class)
        .single();
  }

  /**
   * Claims an idempotency key for a submission.
   *
   * @return the number of the case that the same request made before, or null when it is new
   * @throws OneThingException {@code KEY_REUSED} if the key was used for another request
   */
  @Transactional(readOnly = true)
  public @Nullable String submittedBefore(String applicant, String key, String request) {
    return jdbc.sql(
            "SELECT request_index, case_number FROM submission WHERE applicant_index = ? AND idempotency_key = ?")
        .params(indexOf(applicant), key)
        .query(
            (row, n) -> {
              if (!java.util.Arrays.equals(row.getBytes(1), vault.index("request", request))) {
                throw new OneThingException(
                    ErrorCode.KEY_REUSED,
                    "Idempotency-Key was used for another request; expected a new key for a new request");
              }
              return row.getString(2);
            })
        .optional()
        .orElse(null);
  }

  /**
   * Remembers which case the key made; a second row for one key fails and undoes the transaction.
   */
  public void rememberSubmission(
      String applicant, String key, String request, CaseId id, String number) {
    jdbc.sql(
            "INSERT INTO submission (applicant_index, idempotency_key, request_index, case_id, case_number, created_at) VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            indexOf(applicant), key, vault.index("request", request), id.toString(), number, now())
        .update();
  }

  /** Keeps what the applicant consented to: what, for what, when. */
  public void recordConsent(CaseId id, Map<String, List<String>> dataAndPurposeByTopic) {
    Timestamp given = now();
    batches.batchUpdate(
        "INSERT INTO consent (case_id, topic, data_zh, purpose_zh, given_at) VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE topic = VALUES(topic)",
        dataAndPurposeByTopic.entrySet().stream()
            .map(
                each ->
                    new Object[] {
                      id.toString(),
                      each.getKey(),
                      each.getValue().get(0),
                      each.getValue().get(1),
                      given
                    })
            .toList());
    timeline.append(id, "CONSENTED", String.join(",", dataAndPurposeByTopic.keySet()));
  }

  private Optional<CaseFile> find(String where, Object... values) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM case_file WHERE " + where)
        .params(values)
        .query(CaseFiles::read)
        .optional();
  }

  private static CaseFile read(ResultSet row, int number) throws SQLException {
    return new CaseFile(
        CaseId.of(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getObject(4, Integer.class),
        CaseState.valueOf(row.getString(5)),
        row.getString(6),
        row.getBoolean(7),
        row.getBoolean(8),
        row.getLong(9),
        row.getTimestamp(10).toInstant(),
        instant(row, 11),
        instant(row, 12),
        instant(row, 13));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private byte[] indexOf(String applicant) {
    return vault.index("applicant", applicant);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static OneThingException unknown() {
    return new OneThingException(ErrorCode.UNKNOWN_CASE, "No such case among yours");
  }
}
