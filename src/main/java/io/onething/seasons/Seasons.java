package io.onething.seasons;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.CitizenNumber;
import io.onething.catalog.Fault;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The seasons of the bundles: which one a case belongs to, and what it says. */
@Component
public class Seasons {

  /** The fact that names the season of a case. */
  public static final String SEASON = "season";

  /** The fact that holds the number of the batch. */
  public static final String BATCH = "batch";

  private static final Logger LOG = LoggerFactory.getLogger(Seasons.class);

  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT);
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Catalog catalog;
  private final Clock clock;

  /** The files of an edition do not change, so each is read once. */
  private final Map<String, Map<String, Season>> read = new ConcurrentHashMap<>();

  Seasons(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** All seasons of a bundle. */
  public Collection<Season> of(String bundle) {
    return byId(bundle).values();
  }

  /** The season of this id. */
  public Optional<Season> find(String bundle, String season) {
    return Optional.ofNullable(byId(bundle).get(season));
  }

  /**
   * The facts of the season that an application of this moment belongs to, by the server's clock:
   * {@code season} and {@code batch}, and those days of the batch that the bundle has fields for.
   *
   * @param bornField the field that holds the citizen number of whom it is for
   * @throws OneThingException {@code NOT_IN_SEASON} at that field: no season takes this birth, or
   *     it is not open
   */
  public Map<String, Object> enter(Bundle bundle, String bornField, Map<String, Object> facts) {
    LocalDate born = CitizenNumber.birthOf(String.valueOf(facts.get(bornField)));
    List<Season> taking =
        of(bundle).values().stream().filter(season -> season.takesBirth(born)).toList();
    if (taking.isEmpty()) {
      throw refused(bornField, ages(of(bundle).values()), "a day of birth within a season");
    }
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), CityTime.ZONE);
    for (Season season : taking) {
      Optional<Season.Batch> batch = season.batchAt(now);
      if (season.isOpen(now) && batch.isPresent()) {
        return facts(bundle, season, batch.get());
      }
    }
    throw refused(bornField, closed(taking.getLast(), now), "an application while it is open");
  }

  /**
   * How the seasons of a bundle stand at this moment, in the order of the births that they take.
   */
  public List<Standing> standing(Bundle bundle) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), CityTime.ZONE);
    return of(bundle).values().stream()
        .sorted(BY_BIRTH)
        .map(
            season -> {
              Season.@Nullable Batch batch = season.batchAt(now).orElse(null);
              boolean open = season.isOpen(now) && batch != null;
              return new Standing(season, open ? null : closed(season, now), batch);
            })
        .toList();
  }

  /**
   * A season at one moment.
   *
   * @param closed why no application is taken; null while it is open
   * @param batch the batch that an application of this moment belongs to; null after the last one
   */
  public record Standing(Season season, @Nullable Localized closed, Season.@Nullable Batch batch) {}

  private static Map<String, Object> facts(Bundle bundle, Season season, Season.Batch batch) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(SEASON, season.season());
    facts.put(BATCH, batch.batch());
    batch
        .moments()
        .forEach(
            (name, at) -> {
              if (bundle.fields().containsKey(name)) {
                facts.put(name, at.toLocalDate().toString());
              }
            });
    return facts;
  }

  /**
   * What a place brings with it that is offered at this moment: a later end of the confirmation, if
   * the time that the batch leaves is too short and the bundle has a field for it.
   */
  public Map<String, Object> offered(Bundle bundle, Season season, int batch, Instant at) {
    return season
        .batch(batch)
        .filter(found -> bundle.fields().containsKey(Season.CONFIRM_END))
        .map(found -> season.confirmDay(found, at))
        .<Map<String, Object>>map(day -> Map.of(Season.CONFIRM_END, day.toString()))
        .orElse(Map.of());
  }

  /**
   * What expressions know as {@code season}: its id, batch, dates and places; null for a case of
   * none.
   */
  public @Nullable Map<String, Object> context(Bundle bundle, Map<String, ?> facts) {
    @Nullable Season season = of(bundle).get(String.valueOf(facts.get(SEASON)));
    if (season == null) {
      return null;
    }
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("id", season.season());
    context.put("year", season.year());
    context.put("stage", season.stage());
    if (facts.get(BATCH) instanceof Number number) {
      season
          .batch(number.intValue())
          .ifPresent(
              batch -> {
                context.put("batch", batch.batch());
                batch
                    .moments()
                    .forEach((name, at) -> context.put(name, moment(own(name, at, facts))));
              });
    }
    List<Map<String, Object>> places = new ArrayList<>();
    season
        .places()
        .forEach((code, place) -> places.add(Map.of("code", code, "areas", place.areas())));
    context.put("places", places);
    return context;
  }

  /**
   * @param name the bundle as the case has it, or its id for the seasons of now
   */
  private Map<String, Season> byId(String name) {
    return of(catalog.bundle(name));
  }

  private Map<String, Season> of(Bundle bundle) {
    return read.computeIfAbsent(catalog.nameOf(bundle), name -> readable(name, bundle));
  }

  /** A released season that this product can no longer read is as if it had not come. */
  private Map<String, Season> readable(String name, Bundle bundle) {
    List<Fault> faults = new ArrayList<>();
    Map<String, Season> seasons =
        new TreeMap<>(new SeasonFiles(catalog.filesOf(bundle)).of(bundle.bundle(), faults));
    faults.forEach(fault -> LOG.error("A season of {} is left out: {}", name, fault.shown()));
    return seasons;
  }

  /** A moment of the batch as it is for this case, which may have longer to confirm its place. */
  private static LocalDateTime own(String name, LocalDateTime at, Map<String, ?> facts) {
    if (!name.equals(Season.CONFIRM_END) || facts.get(name) == null) {
      return at;
    }
    LocalDate day = LocalDate.parse(String.valueOf(facts.get(name)));
    return day.isAfter(at.toLocalDate()) ? day.atTime(at.toLocalTime()) : at;
  }

  private static OffsetDateTime moment(LocalDateTime civil) {
    return civil.atZone(CityTime.ZONE).toOffsetDateTime();
  }

  private static Localized ages(Collection<Season> seasons) {
    StringBuilder zh = new StringBuilder("出生日期不在招收范围内：");
    StringBuilder en = new StringBuilder("Born outside of what is taken: ");
    String between = "";
    for (Season season : seasons.stream().sorted(BY_BIRTH).toList()) {
      zh.append(between).append(season.names().zh()).append("招收").append(season.bornFrom());
      zh.append("至").append(season.bornTo()).append("出生");
      en.append(between).append(season.names().en()).append(" takes ").append(season.bornFrom());
      en.append(" to ").append(season.bornTo());
      between = "; ";
    }
    return new Localized(zh.toString(), en.toString());
  }

  private static final java.util.Comparator<Season> BY_BIRTH =
      java.util.Comparator.comparing(Season::bornFrom);

  private static Localized closed(Season season, LocalDateTime now) {
    Season.@Nullable Window next = season.nextAfter(now);
    if (next != null) {
      return new Localized(
          season.names().zh() + "尚未开始，" + CHINESE.format(next.from()) + "开始",
          season.names().en() + ": applications are taken from " + PLAIN.format(next.from()));
    }
    LocalDateTime ended =
        season.windows().stream()
            .map(Season.Window::until)
            .max(java.util.Comparator.naturalOrder())
            .orElseThrow();
    return new Localized(
        season.names().zh() + "已于" + CHINESE.format(ended) + "截止",
        season.names().en() + ": applications were taken until " + PLAIN.format(ended));
  }

  private static OneThingException refused(String field, Localized problem, String expected) {
    return new OneThingException(
        ErrorCode.NOT_IN_SEASON,
        problem.en(),
        List.of(new FieldFault(field, problem, null, expected)));
  }
}
