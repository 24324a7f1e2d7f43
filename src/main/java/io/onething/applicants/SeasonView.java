package io.onething.applicants;

import io.onething.seasons.Season;
import io.onething.seasons.Seasons;
import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A season as whoever wants to apply sees it, before anything is typed.
 *
 * @param closed why no application is taken now; null while it is open
 * @param windows when applications are taken
 * @param batch the calendar of the batch that an application of now belongs to; null after the last
 * @param places what is given out
 */
record SeasonView(
    String season,
    Localized names,
    LocalDate bornFrom,
    LocalDate bornTo,
    @Nullable Localized closed,
    List<Window> windows,
    @Nullable Batch batch,
    List<Place> places) {

  /** A time in which applications are taken. */
  record Window(Instant from, Instant until) {}

  /**
   * A batch.
   *
   * @param batch its number
   * @param standbyEnd null if nobody stands in line
   */
  record Batch(
      int batch,
      Instant reviewEnd,
      Instant closes,
      Instant confirmEnd,
      @Nullable Instant standbyEnd,
      Instant reportDay) {}

  /** A place and how many it takes. */
  record Place(String code, Localized names, String address, int seats) {}

  static SeasonView of(Seasons.Standing standing) {
    Season season = standing.season();
    return new SeasonView(
        season.season(),
        season.names(),
        season.bornFrom(),
        season.bornTo(),
        standing.closed(),
        season.windows().stream()
            .map(each -> new Window(instant(each.from()), instant(each.until())))
            .toList(),
        standing.batch() == null ? null : batch(standing.batch()),
        season.places().entrySet().stream()
            .map(
                each ->
                    new Place(
                        each.getKey(),
                        each.getValue().names(),
                        each.getValue().address(),
                        each.getValue().seats()))
            .toList());
  }

  private static Batch batch(Season.Batch batch) {
    return new Batch(
        batch.batch(),
        instant(batch.reviewEnd()),
        instant(batch.closes()),
        instant(batch.confirmEnd()),
        batch.standbyEnd() == null ? null : instant(batch.standbyEnd()),
        instant(batch.reportDay()));
  }

  private static Instant instant(LocalDateTime civil) {
    return civil.atZone(CityTime.ZONE).toInstant();
  }
}
