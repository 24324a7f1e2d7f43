package io.onething.allocation;

import io.onething.cases.CaseFile;
import io.onething.seasons.Season;
import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who applies for a place, who holds one, and who stands in line for one. A draw and whoever takes
 * a place by hand take turns at the season's row.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SeatStore {

  private final JdbcClient jdbc;

  SeatStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A case that waits for a place.
   *
   * @param drawnIn the draw that it stands in line by, null if it has not been drawn
   */
  record Waiting(String caseId, String caseNumber, String choices, @Nullable Long drawnIn) {

    SeatRequest request() {
      return new SeatRequest(caseNumber, Choices.read(choices), drawnIn == null ? 0 : drawnIn);
    }
  }

  /** A case that has not been told what it has got. */
  record Unreleased(String season, int batch, @Nullable String place, boolean inLine) {}

  /** The season and batch that a case applies in. */
  record Standing(String bundle, String season, int batch) {}

  /** The case applies for a place; one that was drawn before applies anew. */
  void request(CaseFile file, String season, int batch, String choices, Instant at) {
    jdbc.sql(
            """
            INSERT INTO seat_request (case_id, case_number, bundle, season, batch, choices, requested_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE season = VALUES(season), batch = VALUES(batch), choices = VALUES(choices),
              requested_at = VALUES(requested_at), draw_id = NULL, held_place = NULL, in_line = FALSE, released_at = NULL
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
    jdbc.sql(
            "UPDATE seat_request SET held_place = NULL, in_line = FALSE, withdrawn = TRUE WHERE case_id = ?")
        .param(id.toString())
        .update();
  }

  /** The case does not stand in line any more, and gives back what it may have been given. */
  void leaveLine(CaseId id) {
    jdbc.sql("UPDATE seat_request SET held_place = NULL, in_line = FALSE WHERE case_id = ?")
        .param(id.toString())
        .update();
  }

  Optional<Standing> standing(CaseId id) {
    return jdbc.sql("SELECT bundle, season, batch FROM seat_request WHERE case_id = ?")
        .param(id.toString())
        .query((row, n) -> new Standing(row.getString(1), row.getString(2), row.getInt(3)))
        .optional();
  }

  /**
   * The case holds this place from now on, and knows of it: a place that it moved up to and has not
   * been told of is given back. The season must be locked.
   */
  void hold(CaseId id, String place, Instant at) {
    jdbc.sql(
            "UPDATE seat_request SET held_place = ?, in_line = FALSE, released_at = ? WHERE case_id = ?")
        .params(place, Timestamp.from(at), id.toString())
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

  /** How many places of the season are free, by code; places that have none are in it with 0. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  Map<String, Integer> free(String bundle, Season season) {
    Map<String, Integer> held = held(bundle, season.season());
    Map<String, Integer> free = new TreeMap<>();
    season
        .places()
        .forEach(
            (code, place) ->
                free.put(code, Math.max(0, place.seats() - held.getOrDefault(code, 0))));
    return free;
  }

  /** How many places are held, by code. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
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
        .query((row, n) -> new Waiting(row.getString(1), row.getString(2), row.getString(3), null))
        .list();
  }

  /** What those who stand in line of this batch apply for, each combination once. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  List<String> choicesInLine(String bundle, String season, int batch) {
    return jdbc.sql(
            "SELECT DISTINCT choices FROM seat_request WHERE bundle = ? AND season = ? AND batch = ? AND in_line")
        .params(bundle, season, batch)
        .query(String.class)
        .list();
  }

  /** Everybody of this batch who was drawn and has got nothing, locked. */
  List<Waiting> line(String bundle, String season, int batch) {
    return jdbc.sql(
            "SELECT case_id, case_number, choices, draw_id FROM seat_request WHERE bundle = ? AND season = ? AND batch = ? AND in_line ORDER BY case_id FOR UPDATE")
        .params(bundle, season, batch)
        .query(
            (row, n) ->
                new Waiting(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
        .list();
  }

  /**
   * Everybody who was drawn holds what they have got.
   *
   * @param line whether those who have got nothing stand in line from now on
   */
  void drawn(long draw, boolean line) {
    jdbc.sql(
            "UPDATE seat_request request JOIN seat_result result ON result.case_id = request.case_id SET request.draw_id = result.draw_id, request.held_place = result.place, request.in_line = (? AND result.place IS NULL AND request.choices <> '') WHERE result.draw_id = ?")
        .params(line, draw)
        .update();
  }

  /** Who was next in line holds what was freed; they have yet to be told, and keep their draw. */
  void movedUp(long draw) {
    jdbc.sql(
            "UPDATE seat_request request JOIN seat_result result ON result.case_id = request.case_id SET request.held_place = result.place, request.in_line = FALSE, request.released_at = NULL WHERE result.draw_id = ? AND result.place IS NOT NULL")
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
            "SELECT season, batch, held_place, in_line FROM seat_request WHERE case_id = ? AND draw_id IS NOT NULL AND released_at IS NULL FOR UPDATE")
        .param(id.toString())
        .query(
            (row, n) ->
                new Unreleased(
                    row.getString(1), row.getInt(2), row.getString(3), row.getBoolean(4)))
        .optional();
  }

  void released(CaseId id, Instant at) {
    jdbc.sql("UPDATE seat_request SET released_at = ? WHERE case_id = ?")
        .params(Timestamp.from(at), id.toString())
        .update();
  }
}
