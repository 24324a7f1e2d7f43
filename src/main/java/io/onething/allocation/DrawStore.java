package io.onething.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.allocation.DrawRecord.Drawn;
import io.onething.allocation.SeatStore.Waiting;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The draws as they are published: each is written once and never changed. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DrawStore {

  private static final int ROWS = 1000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final ObjectMapper json;

  DrawStore(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /** Opens a draw and gives it its number; without a seed places go to the next in line. */
  long open(
      String bundle,
      String season,
      int batch,
      @Nullable String seed,
      Map<String, Integer> seats,
      Instant at) {
    jdbc.sql(
            "INSERT INTO seat_draw (bundle, season, batch, seed, seats, drawn_at) VALUES (?, ?, ?, ?, ?, ?)")
        .params(bundle, season, batch, seed, written(seats), Timestamp.from(at))
        .update();
    return jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
  }

  /**
   * Adds what everybody has got who took part.
   *
   * @param places by case number
   */
  void add(long draw, List<Waiting> requests, Map<String, String> places) {
    for (int from = 0; from < requests.size(); from += ROWS) {
      List<Waiting> page = requests.subList(from, Math.min(from + ROWS, requests.size()));
      List<@Nullable Object> values = new ArrayList<>(page.size() * 6);
      for (Waiting each : page) {
        values.add(draw);
        values.add(each.caseId());
        values.add(each.caseNumber());
        values.add(each.choices());
        values.add(places.get(each.caseNumber()));
        values.add(each.drawnIn());
      }
      batches.update(
          "INSERT INTO seat_result (draw_id, case_id, case_number, choices, place, drawn_in) VALUES "
              + String.join(", ", Collections.nCopies(page.size(), "(?, ?, ?, ?, ?, ?)")),
          values.toArray());
    }
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
            "SELECT case_number, choices, place, drawn_in FROM seat_result WHERE draw_id = ? ORDER BY case_number")
        .param(draw)
        .query(
            (row, n) ->
                new Drawn(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, Long.class)))
        .list();
  }

  /** The seeds of the draws that a line was in the order of; null for a draw with its own seed. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  @Nullable Map<Long, String> seedsOf(Head head) {
    return head.seed() != null
        ? null
        : seeds(
            jdbc.sql("SELECT DISTINCT drawn_in FROM seat_result WHERE draw_id = ?")
                .param(head.draw())
                .query(Long.class)
                .list());
  }

  /** The seeds of these draws, by number. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  Map<Long, String> seeds(Collection<Long> draws) {
    Map<Long, String> seeds = new TreeMap<>();
    jdbc.sql("SELECT id, seed FROM seat_draw WHERE id IN (:draws)")
        .param("draws", draws)
        .query(
            row -> {
              seeds.put(row.getLong(1), row.getString(2));
            });
    return seeds;
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
      @Nullable String seed,
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

  private String written(Map<String, Integer> seats) {
    try {
      return json.writeValueAsString(seats);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Numbers by code cannot be written", impossible);
    }
  }
}
