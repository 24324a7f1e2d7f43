package io.onething.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.seasons.Season;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws a batch: one transaction that reads everybody who waits, gives out what is free and writes
 * it. What is withdrawn meanwhile waits for the end of it and gives its place back then. Who comes
 * later is drawn by another draw of the same batch, for what is left.
 */
@Component
class BatchDraws {

  private static final Logger LOG = LoggerFactory.getLogger(BatchDraws.class);
  private static final int SEED_BYTES = 16;

  private final SeatStore store;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  BatchDraws(SeatStore store, ObjectMapper json, Clock clock) {
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Draws once.
   *
   * @return how many took part
   */
  @Transactional
  public int draw(String bundle, Season season, Season.Batch batch) {
    store.lockSeason(bundle, season.season());
    List<SeatStore.Waiting> waiting = store.waiting(bundle, season.season(), batch.batch());
    if (waiting.isEmpty()) {
      return 0;
    }
    Map<String, Integer> held = store.held(bundle, season.season());
    Map<String, Integer> free = new TreeMap<>();
    season
        .places()
        .forEach(
            (code, place) ->
                free.put(code, Math.max(0, place.seats() - held.getOrDefault(code, 0))));
    byte[] bytes = new byte[SEED_BYTES];
    random.nextBytes(bytes);
    String seed = HexFormat.of().formatHex(bytes);
    Map<String, String> places =
        new Allocation(free, seed)
            .of(
                waiting.stream()
                    .map(each -> new SeatRequest(each.caseNumber(), Choices.read(each.choices())))
                    .toList());
    long draw =
        store.open(bundle, season.season(), batch.batch(), seed, written(free), clock.instant());
    store.write(draw, waiting, places);
    LOG.info(
        "Draw {}: batch {} of {}, {} cases, {} places given",
        draw,
        batch.batch(),
        season.season(),
        waiting.size(),
        places.size());
    return waiting.size();
  }

  private String written(Map<String, Integer> seats) {
    try {
      return json.writeValueAsString(seats);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Numbers by code cannot be written", impossible);
    }
  }
}
