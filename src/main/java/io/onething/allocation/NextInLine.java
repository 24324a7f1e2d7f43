package io.onething.allocation;

import io.onething.seasons.Season;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives places that were freed after a draw to those who have got nothing, in the order that the
 * draw left them in: by rank there and by the lots of that draw. What is given is written like a
 * draw of its own, so that anyone can repeat it. It is found by looking at what is free, not told
 * by who frees it: a server that stops loses nothing.
 */
@Component
class NextInLine {

  private static final Logger LOG = LoggerFactory.getLogger(NextInLine.class);

  private final SeatStore store;
  private final DrawStore draws;
  private final Clock clock;

  NextInLine(SeatStore store, DrawStore draws, Clock clock) {
    this.store = store;
    this.draws = draws;
    this.clock = clock;
  }

  /**
   * Gives out what is free, in every batch that keeps its line at this moment.
   *
   * @return how many have moved up
   */
  @Transactional
  public int moveUp(String bundle, Season season) {
    int moved = 0;
    for (Season.Batch batch : season.batches()) {
      if (batch.keepsLineAt(clock.instant()) && isAnythingWanted(bundle, season, batch)) {
        moved += moveUp(bundle, season, batch);
      }
    }
    return moved;
  }

  /** A look without locks: mostly nothing is free that anybody stands in line for. */
  private boolean isAnythingWanted(String bundle, Season season, Season.Batch batch) {
    List<String> wanted = store.choicesInLine(bundle, season.season(), batch.batch());
    if (wanted.isEmpty()) {
      return false;
    }
    Map<String, Integer> free = store.free(bundle, season);
    return wanted.stream().anyMatch(choices -> namesOne(Choices.read(choices), free));
  }

  private int moveUp(String bundle, Season season, Season.Batch batch) {
    store.lockSeason(bundle, season.season());
    Map<String, Integer> free = store.free(bundle, season);
    List<SeatStore.Waiting> line =
        store.line(bundle, season.season(), batch.batch()).stream()
            .filter(each -> namesOne(each.request().choices(), free))
            .toList();
    if (line.isEmpty()) {
      return 0;
    }
    Map<Long, String> seeds =
        draws.seeds(
            line.stream().map(each -> each.request().drawnIn()).collect(Collectors.toSet()));
    Map<String, String> places =
        new Allocation(free, seeds).of(line.stream().map(SeatStore.Waiting::request).toList());
    long draw = draws.open(bundle, season.season(), batch.batch(), null, free, clock.instant());
    draws.add(draw, line, places);
    store.movedUp(draw);
    LOG.info(
        "Draw {}: batch {} of {}, {} in line, {} moved up",
        draw,
        batch.batch(),
        season.season(),
        line.size(),
        places.size());
    return places.size();
  }

  private static boolean namesOne(List<SeatRequest.Choice> choices, Map<String, Integer> free) {
    return choices.stream().anyMatch(choice -> free.getOrDefault(choice.place(), 0) > 0);
  }
}
