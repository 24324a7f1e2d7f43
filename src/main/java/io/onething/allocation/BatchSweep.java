package io.onething.allocation;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.seasons.Season;
import io.onething.seasons.Seasons;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Draws the batches that have closed, gives what is freed to the next in line and releases the
 * cases; several servers may do so at once.
 */
@Component
class BatchSweep {

  private static final Logger LOG = LoggerFactory.getLogger(BatchSweep.class);

  private final Catalog catalog;
  private final Seasons seasons;
  private final SeatStore store;
  private final BatchDraws draws;
  private final NextInLine next;
  private final BatchRelease release;
  private final Clock clock;
  private final int page;

  BatchSweep(
      Catalog catalog,
      Seasons seasons,
      SeatStore store,
      BatchDraws draws,
      NextInLine next,
      BatchRelease release,
      Clock clock,
      @Value("${onething.allocation.page:50}") int page) {
    this.catalog = catalog;
    this.seasons = seasons;
    this.store = store;
    this.draws = draws;
    this.next = next;
    this.release = release;
    this.clock = clock;
    this.page = page;
  }

  @Scheduled(fixedDelayString = "${onething.allocation.sweep-interval:PT2S}")
  void sweep() {
    try {
      draw();
      release.all(page);
    } catch (RuntimeException away) {
      LOG.warn("The batches wait, looked at again soon: {}", away.getMessage());
    }
  }

  @Scheduled(fixedDelayString = "${onething.allocation.line-interval:PT10S}")
  void line() {
    try {
      moveUp();
    } catch (RuntimeException away) {
      LOG.warn("What was freed waits, looked at again soon: {}", away.getMessage());
    }
  }

  /**
   * Looks once at every batch and every line.
   *
   * @return how many cases were released
   */
  int round() {
    moveUp();
    draw();
    return release.all(page);
  }

  /** Draws what has closed. */
  void draw() {
    Instant now = clock.instant();
    for (Bundle bundle : catalog.bundles()) {
      if (bundle.seats() != null) {
        seasons.of(bundle.bundle()).forEach(season -> drawClosed(bundle, season, now));
      }
    }
  }

  /** Gives what is free to those who are next. */
  void moveUp() {
    for (Bundle bundle : catalog.bundles()) {
      if (bundle.seats() != null && bundle.seats().standby()) {
        seasons.of(bundle.bundle()).forEach(season -> next.moveUp(bundle.bundle(), season));
      }
    }
  }

  private void drawClosed(Bundle bundle, Season season, Instant now) {
    for (Season.Batch batch : season.batches()) {
      if (!batch.closing().isAfter(now)
          && store.anybodyWaits(bundle.bundle(), season.season(), batch.batch())) {
        draws.draw(
            bundle.bundle(),
            season,
            batch,
            bundle.seats() != null && bundle.seats().standby() && batch.keepsLineAt(now));
      }
    }
  }
}
