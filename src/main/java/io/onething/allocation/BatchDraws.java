package io.onething.allocation;

import io.onething.seasons.Season;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws a batch: one transaction that reads everybody who waits, gives out what is free and writes
 * it. What is withdrawn meanwhile waits for the end of it and gives its place back then. Who comes
 * later is drawn by another draw of the same batch, for what those who stand in line have left.
 */
@Component
class BatchDraws {

  private static final Logger LOG = LoggerFactory.getLogger(BatchDraws.class);
  private static final int SEED_BYTES = 16;

  private final SeatStore store;
  private final DrawStore draws;
  private final NextInLine next;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  BatchDraws(SeatStore store, DrawStore draws, NextInLine next, Clock clock) {
    this.store = store;
    this.draws = draws;
    this.next = next;
    this.clock = clock;
  }

  /**
   * Draws once.
   *
   * @param line whether those who get nothing stand in line for what is freed
   * @return how many took part
   */
  @Transactional
  public int draw(String bundle, Season season, Season.Batch batch, boolean line) {
    store.lockSeason(bundle, season.season());
    next.moveUp(bundle, season);
    List<SeatStore.Waiting> waiting = store.waiting(bundle, season.season(), batch.batch());
    if (waiting.isEmpty()) {
      return 0;
    }
    Map<String, Integer> free = store.free(bundle, season);
    byte[] bytes = new byte[SEED_BYTES];
    random.nextBytes(bytes);
    String seed = HexFormat.of().formatHex(bytes);
    Map<String, String> places =
        new Allocation(free, seed).of(waiting.stream().map(SeatStore.Waiting::request).toList());
    long draw = draws.open(bundle, season.season(), batch.batch(), seed, free, clock.instant());
    draws.add(draw, waiting, places);
    store.drawn(draw, line);
    LOG.info(
        "Draw {}: batch {} of {}, {} cases, {} places given",
        draw,
        batch.batch(),
        season.season(),
        waiting.size(),
        places.size());
    return waiting.size();
  }
}
