package io.onething.allocation;

import io.onething.allocation.DrawRecord.Drawn;
import io.onething.cases.CaseFile;
import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who applies for a place, who holds one, and the draws. A draw and whoever takes a place by hand
 * take turns at the season's row; a draw is written once and never changed.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SeatStore {

  private static final int ROWS = 1000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  SeatStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** A case that waits for a draw. */
  record Waiting(String caseId, String caseNumber, String choices) {}

  /** A case whose place was drawn and that has not been told. */
  record Unreleased(String season, @Nullable String place) {}

  /** The season that a case applies in. */
  record Standing(String bundle, String season) {}

  /** The case applies for a place; one that was drawn before applies anew. */
  void request(CaseFile file, String season, int batch, String choices, Instant at) {
    jdbc.sql(
            """
            INSERT INTO seat_request (case_id, case_number, bundle, season, batch, choices, requested_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE season = VALUES(season), batch = VALUES(batch), choices = VALUES(choices),
              requested_at = VALUES(requested_at), draw_id = NULL, held_place = NULL, released_at = NULL
            """)
        .params(
            file.id().toString(),
            file.caseNumber(),
            file.bundle(),
            season,
            batch,
            choices,
            Timestamp.from(at))
        .update();
  }

  /** The case needs no place any more. */
  void free(CaseId id) {
    jdbc.sql("UPDATE seat_request SET held_place = NULL, withdrawn = TRUE WHERE case_id = ?")
        .param(id.toString())
        .update();
  }

  Optional<Standing> standing(CaseId id) {
    return jdbc.sql("SELECT bundle, season FROM seat_request WHERE case_id = ?")
        .param(id.toString())
        .query((row, n) -> new Standing(row.getString(1), row.getString(2)))
        .optional();
  }

  /** The case holds this place from now on; the season must be locked. */
  void hold(CaseId id, String place) {
    jdbc.sql("UPDATE seat_request SET held_place = ? WHERE case_id = ?")
        .params(place, id.toString())
        .update();
  }

  /** Makes everybody who gives out places of this season take turns. */
  void lockSeason(String bundle, String season) {
    jdbc.sql("INSERT IGNORE INTO seat_season (bundle, season) VALUES (?, ?)")
        .params(bundle, season)
        .update();
    jdbc.sql("SELECT season FROM seat_season WHERE bundle = ? AND season = ? FOR UPDATE")
        .params(bundle, season)
        .query(String.class)
        .single();
  }

  /** How many places are held, by code. */
  Map<String, Integer> held(String bundle, String season) {
    Map<String, Integer> held = new HashMap<>();
    jdbc.sql(
            "SELECT held_place, COUNT(*) FROM seat_request WHERE bundle = ? AND season = ? AND held_place IS NOT NULL GROUP BY held_place")
        .params(bundle, season)
        .query(
            row -> {
              held.put(row.getString(1), row.getInt(2));
            });
    return held;
  }

  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  boolean anybodyWaits(String bundle, String season, int batch) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT 1 FROM seat_request WHERE bundle = ? AND season = ? AND batch = ? AND draw_id IS NULL AND NOT withdrawn)")
        .params(bundle, season, batch)
        .query(Boolean.class)
        .single();
  }

  /** Everybody who waits in this batch, locked until the draw is written. */
  List<Waiting> waiting(String bundle, String season, int batch) {
    return jdbc.sql(
            "SELECT case_id, case_number, choices FROM seat_request WHERE bundle = ? AND season = ? AND batch = ? AND draw_id IS NULL AND NOT withdrawn ORDER BY case_id FOR UPDATE")
        .params(bundle, season, batch)
        .query((row, n) -> new Waiting(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** Opens a draw and gives it its number. */
  long open(String bundle, String season, int batch, String seed, String seats, Instant at) {
    jdbc.sql(
            "INSERT INTO seat_draw (bundle, season, batch, seed, seats, drawn_at) VALUES (?, ?, ?, ?, ?, ?)")
        .params(bundle, season, batch, seed, seats, Timestamp.from(at))
        .update();
    return jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
  }

  /** Writes what everybody has got. */
  void write(long draw, List<Waiting> requests, Map<String, String> places) {
    for (int from = 0; from < requests.size(); from += ROWS) {
      List<Waiting> page = requests.subList(from, Math.min(from + ROWS, requests.size()));
      List<@Nullable Object> values = new ArrayList<>(page.size() * 5);
      for (Waiting each : page) {
        values.add(draw);
        values.add(each.caseId());
        values.add(each.caseNumber());
        values.add(each.choices());
        values.add(places.get(each.caseNumber()));
      }
      batches.update(
          "INSERT INTO seat_result (draw_id, case_id, case_number, choices, place) VALUES "
              + String.join(", ", Collections.nCopies(page.size(), "(?, ?, ?, ?, ?)")),
          values.toArray());
    }
    jdbc.sql(
            "UPDATE seat_request request JOIN seat_result result ON result.case_id = request.case_id SET request.draw_id = result.draw_id, request.held_place = result.place WHERE result.draw_id = ?")
        .param(draw)
        .update();
  }

  /**
   * The next cases that have not been told what they have got.
   *
   * @param after the last case of the page before; the empty text for the first page
   */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  List<CaseId> unreleased(String after, int page) {
    return jdbc.sql(
            "SELECT case_id FROM seat_request WHERE draw_id IS NOT NULL AND released_at IS NULL AND case_id > ? ORDER BY case_id LIMIT ?")
        .params(after, page)
        .query((row, n) -> CaseId.of(row.getString(1)))
        .list();
  }

  /** What the case has got, if it has not been told. */
  Optional<Unreleased> toRelease(CaseId id) {
    return jdbc.sql(
            "SELECT season, held_place FROM seat_request WHERE case_id = ? AND draw_id IS NOT NULL AND released_at IS NULL FOR UPDATE")
        .param(id.toString())
        .query((row, n) -> new Unreleased(row.getString(1), row.getString(2)))
        .optional();
  }

  void released(CaseId id, Instant at) {
    jdbc.sql("UPDATE seat_request SET released_at = ? WHERE case_id = ?")
        .params(Timestamp.from(at), id.toString())
        .update();
  }

  /** The draw of this number. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  Optional<Head> draw(long id) {
    return heads("WHERE id = ?", id).stream().findFirst();
  }

  /** The latest draws, newest first. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  List<Head> draws(int most) {
    return heads("ORDER BY id DESC LIMIT ?", most);
  }

  /** What everybody has got in a draw, by case number. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  List<Drawn> results(long draw) {
    return jdbc.sql(
            "SELECT case_number, choices, place FROM seat_result WHERE draw_id = ? ORDER BY case_number")
        .param(draw)
        .query((row, n) -> new Drawn(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /**
   * A draw without its results.
   *
   * @param seats as JSON
   */
  record Head(
      long draw,
      String bundle,
      String season,
      int batch,
      String seed,
      String seats,
      Instant drawnAt) {}

  private List<Head> heads(String which, Object value) {
    return jdbc.sql(
            "SELECT id, bundle, season, batch, seed, seats, drawn_at FROM seat_draw " + which)
        .param(value)
        .query(
            (row, n) ->
                new Head(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getString(6),
                    row.getTimestamp(7).toInstant()))
        .list();
  }
}
