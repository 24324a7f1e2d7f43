package io.onething.allocation;

import io.onething.seasons.Season;
import io.onething.seasons.Seasons;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The batches are looked at when a test says so. */
public final class Drawing {

  private Drawing() {}

  /** Draws what has closed and releases it. */
  public static int round(ApplicationContext server) {
    return server.getBean(BatchSweep.class).round();
  }

  /** Draws what has closed and releases nobody. */
  public static void drawOnly(ApplicationContext server) {
    server.getBean(BatchSweep.class).draw();
  }

  /** Draws a batch before it closes, and leaves the release to the server. */
  public static void early(ApplicationContext server, String bundle, String season, int batch) {
    Season found = server.getBean(Seasons.class).find(bundle, season).orElseThrow();
    server.getBean(BatchDraws.class).draw(bundle, found, found.batch(batch).orElseThrow(), true);
  }

  /** Gives what is free to who is next, and tells nobody yet. */
  public static void moveUp(ApplicationContext server) {
    server.getBean(BatchSweep.class).moveUp();
  }

  /** Releases one page. */
  public static int page(ApplicationContext server, int size) {
    return server
        .getBean(BatchRelease.class)
        .page(server.getBean(SeatStore.class).unreleased("", size));
  }

  /** Where the latest draw differs when it is repeated from its published file. */
  public static List<String> repeatLatest(ApplicationContext server) {
    return latest(server).repeated();
  }

  /** Who has got nothing in the latest draw, in the order of their lots, by case number. */
  public static List<String> lineOfLatest(ApplicationContext server) {
    DrawRecord draw = latest(server);
    return draw.requests().stream()
        .filter(drawn -> drawn.place() == null)
        .map(DrawRecord.Drawn::caseNumber)
        .sorted(Comparator.comparing(number -> Lot.of(String.valueOf(draw.seed()), number)))
        .toList();
  }

  private static DrawRecord latest(ApplicationContext server) {
    DrawStore store = server.getBean(DrawStore.class);
    DrawStore.Head head = store.draws(1).get(0);
    try {
      return DrawRecord.read(
          DrawRecord.of(head, store.results(head.draw()), store.seedsOf(head)).written());
    } catch (IOException broken) {
      throw new AssertionError(head.seats(), broken);
    }
  }

  /** So many places are held by families who are in no test; the ones of before hold none now. */
  public static void others(
      ApplicationContext server, String bundle, String season, Map<String, Integer> places) {
    JdbcTemplate jdbc = server.getBean(JdbcTemplate.class);
    jdbc.update("DELETE FROM seat_request WHERE case_number LIKE 'OTHERS%'");
    jdbc.update("DELETE FROM case_file WHERE case_number LIKE 'OTHERS%'");
    places.forEach(
        (place, number) -> {
          for (int i = 0; i < number; i++) {
            String id = UUID.randomUUID().toString();
            String caseNumber = "OTHERS-" + place + i;
            jdbc.update(
                "INSERT INTO case_file (id, case_number, bundle, state, applicant_index, created_at) VALUES (?, ?, ?, 'APPROVED', REPEAT('0', 32), CURRENT_TIMESTAMP)",
                id,
                caseNumber,
                bundle);
            jdbc.update(
                "INSERT INTO seat_request (case_id, case_number, bundle, season, batch, choices, requested_at, held_place, released_at) VALUES (?, ?, ?, ?, 0, '', CURRENT_TIMESTAMP, ?, CURRENT_TIMESTAMP)",
                id,
                caseNumber,
                bundle,
                season,
                place);
          }
        });
  }
}
