package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ladders of all clocks, and when each clock comes to its next rung: kept with the clock by
 * whoever moves it, in the same transaction.
 */
class Ladders {

  private final Catalog catalog;
  private final LadderStore store;
  private final Map<String, Ladder> known = new ConcurrentHashMap<>();

  Ladders(Catalog catalog, LadderStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  /** The ladder of this clock. */
  Ladder of(RunningClock clock) {
    return known.computeIfAbsent(
        clock.bundle() + " " + clock.name(),
        key ->
            catalog
                .find(clock.bundle())
                .map(bundle -> Ladder.of(bundle, clock.name()))
                .orElse(Ladder.NONE));
  }

  /** The next rung of a clock, nothing if it comes to none as it stands. */
  Optional<NextRung> next(ClockRow row, WorkingTime time) {
    Ladder ladder = of(row.clock());
    return ladder.isEmpty() || !row.isOpen()
        ? Optional.empty()
        : NextRung.of(ladder, row.clock(), fired(row), time);
  }

  /** Whether a rung that is to fire now comes again by now: its next days were missed as well. */
  boolean comesAgain(ClockRow row, NextRung rung, WorkingTime time, Instant now) {
    return rung.step().point().repeats()
        && rung.again(row.clock(), fired(row), time)
            .filter(next -> !next.at().isAfter(now))
            .isPresent();
  }

  private FiredRungs fired(ClockRow row) {
    return store.fired(List.of(row.id())).getOrDefault(row.id(), FiredRungs.NONE);
  }

  /** A clock was moved: it is looked at again when it comes to its next rung. */
  void moved(ClockRow row, WorkingTime time) {
    if (!of(row.clock()).isEmpty()) {
      next(row, time)
          .ifPresentOrElse(rung -> store.setNext(row, rung.at()), () -> store.clearNext(row.id()));
    }
  }

  /**
   * Days are seen otherwise than before: the clocks are looked at in time. Locks none of them, for
   * one that is looked at too early is sent away again.
   */
  void daysChanged(List<ClockRow> rows, WorkingTime time) {
    List<ClockRow> climbing = rows.stream().filter(row -> !of(row.clock()).isEmpty()).toList();
    Map<Long, FiredRungs> fired = store.fired(climbing.stream().map(ClockRow::id).toList());
    store.notLaterThan(
        climbing.stream()
            .flatMap(
                row ->
                    NextRung.of(
                        of(row.clock()),
                        row.clock(),
                        fired.getOrDefault(row.id(), FiredRungs.NONE),
                        time)
                        .map(rung -> waiting(row, rung.at()))
                        .stream())
            .toList());
  }

  private static LadderStore.Waiting waiting(ClockRow row, Instant at) {
    return new LadderStore.Waiting(row.id(), row.caseId(), at);
  }

  /** Tells the ladders of one release from those of another. */
  String digest() {
    Map<String, Object> all = new TreeMap<>();
    for (Bundle bundle : catalog.bundles()) {
      all.put(bundle.bundle() + " ladders", new TreeMap<>(bundle.ladders()));
      bundle
          .clocks()
          .forEach(
              (name, clock) ->
                  all.put(
                      bundle.bundle() + " " + name,
                      clock.ladder() + " " + (clock.tacit() != null)));
    }
    return HexFormat.of().formatHex(Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
