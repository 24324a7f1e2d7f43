package io.onething.cases;

import io.onething.shared.CaseId;
import io.onething.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has happened to a case, in order, chained by salted hashes: a row that is changed, missing
 * or out of order is found by {@link #faultsOf}. Rows hold codes only, never personal data.
 */
@Repository
@Transactional
public class CaseTimeline {

  private static final byte[] START = new byte[32];

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CaseTimeline(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * One row of the timeline.
   *
   * @param kind what sort of thing happened: STATE, STEP_OPEN, STEP_DONE, CONSENTED ...
   * @param subject the code it happened to: a state, an element, topics
   */
  public record Entry(int sequence, String kind, String subject, Instant at) {}

  /**
   * Adds a row; the case's row must be locked or new, so that the chain does not fork. Written at
   * the end of an act that is gathered, with the time of now.
   */
  public void append(CaseId id, String kind, String subject) {
    add(id, kind, subject);
  }

  /**
   * As above.
   *
   * @return the row as it waits to be written; null if it is written already
   */
  CaseChanges.@Nullable Event add(CaseId id, String kind, String subject) {
    CaseChanges.Event event =
        new CaseChanges.Event(kind, subject, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    if (gathered == null) {
      write(id, List.of(event));
      return null;
    }
    gathered.events.computeIfAbsent(id, any -> new ArrayList<>()).add(event);
    return event;
  }

  /** Adds rows in their order. */
  void write(CaseId id, List<CaseChanges.Event> events) {
    record Last(int sequence, byte[] hash) {}
    Last last =
        jdbc.sql(
                "SELECT sequence, hash FROM case_event WHERE case_id = ? ORDER BY sequence DESC LIMIT 1 FOR UPDATE")
            .param(id.toString())
            .query((row, n) -> new Last(row.getInt(1), row.getBytes(2)))
            .optional()
            .orElse(new Last(0, START));
    List<Object[]> rows = new ArrayList<>();
    for (CaseChanges.Event event : events) {
      byte[] salt = new byte[16];
      random.nextBytes(salt);
      int sequence = last.sequence() + 1;
      byte[] hash =
          hash(last.hash(), salt, id, sequence, event.kind(), event.subject(), event.at());
      rows.add(
          new Object[] {
            id.toString(),
            sequence,
            event.kind(),
            event.subject(),
            Timestamp.from(event.at()),
            salt,
            hash
          });
      last = new Last(sequence, hash);
    }
    batches.batchUpdate(
        "INSERT INTO case_event (case_id, sequence, kind, subject, happened_at, salt, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** All rows in order. */
  @Transactional(readOnly = true)
  public List<Entry> of(CaseId id) {
    CaseChanges.settle();
    return jdbc.sql(
            "SELECT sequence, kind, subject, happened_at FROM case_event WHERE case_id = ? ORDER BY sequence")
        .param(id.toString())
        .query(
            (row, n) ->
                new Entry(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }

  /** The rows that do not follow from the one before; empty when the chain verifies. */
  @Transactional(readOnly = true)
  public List<String> faultsOf(CaseId id) {
    CaseChanges.settle();
    record Row(Entry entry, byte[] salt, byte[] hash) {}
    List<Row> rows =
        jdbc.sql(
                "SELECT sequence, kind, subject, happened_at, salt, hash FROM case_event WHERE case_id = ? ORDER BY sequence")
            .param(id.toString())
            .query(
                (row, n) ->
                    new Row(
                        new Entry(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getTimestamp(4).toInstant()),
                        row.getBytes(5),
                        row.getBytes(6)))
            .list();
    List<String> faults = new ArrayList<>();
    byte[] previous = START;
    int expected = 1;
    for (Row row : rows) {
      Entry entry = row.entry();
      if (entry.sequence() != expected) {
        faults.add("row " + expected + " is missing");
      } else if (!Arrays.equals(
          row.hash(),
          hash(
              previous,
              row.salt(),
              id,
              entry.sequence(),
              entry.kind(),
              entry.subject(),
              entry.at()))) {
        faults.add("row " + entry.sequence() + " was changed");
      }
      expected = entry.sequence() + 1;
      previous = row.hash();
    }
    return faults;
  }

  private static byte[] hash(
      byte[] previous,
      byte[] salt,
      CaseId id,
      int sequence,
      String kind,
      String subject,
      Instant at) {
    MessageDigest digest = Sha256.begin();
    digest.update(previous);
    digest.update(salt);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(sequence).array());
    digest.update(
        String.join("\u0000", id.toString(), kind, subject, at.toString())
            .getBytes(StandardCharsets.UTF_8));
    return digest.digest();
  }
}
