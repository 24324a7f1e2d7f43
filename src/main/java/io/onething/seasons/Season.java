package io.onething.seasons;

import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One season of a bundle, as {@code processes/<bundle>/seasons/<season>.yaml} gives it: the
 * calendar and the places that the yearly notice (招生公告) announces. All times are civil times of the
 * city.
 *
 * @param season the id: the file's name
 * @param year the year that the notice counts it to
 * @param stage what it is for within the bundle, as in {@code PRIMARY}
 * @param bornFrom the first day of birth that it takes
 * @param bornTo the last day of birth that it takes
 * @param windows when applications are taken
 * @param confirmDays how many natural days there are at least to confirm a place that is given
 *     later than by the draw; 1 where the file does not say
 * @param batches the rounds in which places are given, in order of time
 * @param places what is given out, by code
 */
public record Season(
    String season,
    Localized names,
    Integer year,
    String stage,
    LocalDate bornFrom,
    LocalDate bornTo,
    Integer confirmDays,
    List<Window> windows,
    List<Batch> batches,
    Map<String, Place> places) {

  /** Seasons that were released before their files could say so have no other number. */
  private static final int LEAST_CONFIRM_DAYS = 1;

  /** The moment of a batch until which a place has to be confirmed. */
  static final String CONFIRM_END = "confirmEnd";

  /** The moment of a batch until which freed places go to the next in line. */
  static final String STANDBY_END = "standbyEnd";

  public Season {
    confirmDays = confirmDays == null ? LEAST_CONFIRM_DAYS : confirmDays;
    windows = windows == null ? List.of() : List.copyOf(windows);
    batches = batches == null ? List.of() : List.copyOf(batches);
    places = places == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(places));
  }

  /**
   * A time in which applications are taken.
   *
   * @param from the first moment
   * @param until the first moment that it is over again
   */
  public record Window(LocalDateTime from, LocalDateTime until) {

    boolean holds(LocalDateTime now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /**
   * A round in which places are given.
   *
   * @param batch its number in the season
   * @param reviewEnd until when an application can be corrected; later ones go to the next batch
   * @param closes when the places are given
   * @param confirmEnd until when a place has to be confirmed
   * @param standbyEnd until when places that are freed go to the next who have got none; null if
   *     nobody stands in line
   * @param reportDay when the first day is
   */
  public record Batch(
      Integer batch,
      LocalDateTime reviewEnd,
      LocalDateTime closes,
      LocalDateTime confirmEnd,
      @Nullable LocalDateTime standbyEnd,
      LocalDateTime reportDay) {

    /** Its moments by their names in the file, in the order in which they must come. */
    Map<String, LocalDateTime> moments() {
      Map<String, LocalDateTime> moments = new LinkedHashMap<>();
      moments.put("reviewEnd", reviewEnd);
      moments.put("closes", closes);
      moments.put(CONFIRM_END, confirmEnd);
      if (standbyEnd != null) {
        moments.put(STANDBY_END, standbyEnd);
      }
      moments.put("reportDay", reportDay);
      return moments;
    }

    /** When the places are given. */
    public Instant closing() {
      return closes.atZone(CityTime.ZONE).toInstant();
    }

    /** Whether those who have got nothing are in line at this moment for what is freed. */
    public boolean keepsLineAt(Instant now) {
      return standbyEnd != null
          && !closing().isAfter(now)
          && now.isBefore(standbyEnd.atZone(CityTime.ZONE).toInstant());
    }
  }

  /**
   * Something of which there is a limited number, as a school.
   *
   * @param areas the areas that it is for, by the code that departments use
   * @param seats how many it takes
   */
  public record Place(Localized names, String address, List<String> areas, Integer seats) {

    public Place {
      areas = areas == null ? List.of() : List.copyOf(areas);
    }
  }

  boolean takesBirth(LocalDate born) {
    return !born.isBefore(bornFrom) && !born.isAfter(bornTo);
  }

  boolean isOpen(LocalDateTime now) {
    return windows.stream().anyMatch(window -> window.holds(now));
  }

  /** The batch that an application of this moment belongs to. */
  Optional<Batch> batchAt(LocalDateTime now) {
    return batches.stream().filter(batch -> now.isBefore(batch.reviewEnd())).findFirst();
  }

  /** The batch of this number. */
  public Optional<Batch> batch(int number) {
    return batches.stream().filter(batch -> batch.batch() == number).findFirst();
  }

  /**
   * The day until which a place has to be confirmed that is offered at this moment: that of the
   * batch, or {@code confirmDays} natural days later if that is more; at the same hour.
   */
  LocalDate confirmDay(Batch batch, Instant offered) {
    LocalDate atLeast = LocalDate.ofInstant(offered, CityTime.ZONE).plusDays(confirmDays);
    LocalDate announced = batch.confirmEnd().toLocalDate();
    return atLeast.isAfter(announced) ? atLeast : announced;
  }

  /** The place of this code. */
  public Optional<Place> place(String code) {
    return Optional.ofNullable(places.get(code));
  }

  /** The next window that has not begun, if there is one. */
  @Nullable Window nextAfter(LocalDateTime now) {
    return windows.stream().filter(window -> window.from().isAfter(now)).findFirst().orElse(null);
  }
}
