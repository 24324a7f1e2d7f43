package io.onething.seasons;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import io.onething.shared.Localized;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code processes/<bundle>/seasons/*.yaml} and says everything that is wrong with them. */
final class SeasonFiles {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  private final DataFiles files;

  SeasonFiles(DataFiles files) {
    this.files = files;
  }

  /** The seasons of a bundle by id, those without faults. */
  Map<String, Season> of(String bundle, List<Fault> faults) {
    Map<String, Season> seasons = new LinkedHashMap<>();
    for (DataFile file : files.matching("processes/" + bundle + "/seasons/*.yaml")) {
      YamlFiles.read(file, Season.class, faults)
          .ifPresent(
              season -> {
                List<Fault> own = check(file, season);
                faults.addAll(own);
                if (own.isEmpty()) {
                  seasons.put(season.season(), season);
                }
              });
    }
    return seasons;
  }

  private static List<Fault> check(DataFile file, Season season) {
    List<Fault> faults = new ArrayList<>();
    Report report = (path, problem, expected) -> faults.add(fault(file, path, problem, expected));
    report.missing("season", season.season());
    report.missing("names", season.names());
    report.missing("year", season.year());
    report.missing("stage", season.stage());
    report.missing("bornFrom", season.bornFrom());
    report.missing("bornTo", season.bornTo());
    if (season.confirmDays() < 1) {
      report.fault("confirmDays", String.valueOf(season.confirmDays()), "1 or more");
    }
    String id = file.name().replace(".yaml", "");
    if (season.season() != null && !season.season().equals(id)) {
      report.fault("season", "'" + season.season() + "' is not the file's name", "'" + id + "'");
    }
    if (season.bornFrom() != null
        && season.bornTo() != null
        && season.bornTo().isBefore(season.bornFrom())) {
      report.fault("bornTo", season.bornTo() + " is before bornFrom", "a later day");
    }
    checkWindows(season.windows(), report);
    checkBatches(season.batches(), report);
    checkPlaces(season.places(), report);
    return faults;
  }

  private static void checkWindows(List<Season.Window> windows, Report report) {
    if (windows.isEmpty()) {
      report.fault("windows", "is missing", "at least one {from, until}");
    }
    for (int i = 0; i < windows.size(); i++) {
      Season.Window window = windows.get(i);
      String path = "windows[" + i + "].";
      if (report.missing(path + "from", window.from())
          | report.missing(path + "until", window.until())) {
        continue;
      }
      if (!window.from().isBefore(window.until())) {
        report.fault(path + "until", window.until() + " is not after from", "a later moment");
      }
    }
  }

  private static void checkBatches(List<Season.Batch> batches, Report report) {
    if (batches.isEmpty()) {
      report.fault("batches", "is missing", "at least one batch");
    }
    Set<Integer> numbers = new HashSet<>();
    @Nullable LocalDateTime before = null;
    for (int i = 0; i < batches.size(); i++) {
      Season.Batch batch = batches.get(i);
      String path = "batches[" + i + "].";
      if (!report.missing(path + "batch", batch.batch()) && !numbers.add(batch.batch())) {
        report.fault(path + "batch", batch.batch() + " is there twice", "another number");
      }
      @Nullable LocalDateTime earlier = before;
      for (Map.Entry<String, LocalDateTime> each : batch.moments().entrySet()) {
        if (report.missing(path + each.getKey(), each.getValue())) {
          continue;
        }
        LocalDateTime at = each.getValue();
        if (earlier != null && at.isBefore(earlier)) {
          report.fault(
              path + each.getKey(),
              at + " is before " + earlier,
              "reviewEnd, closes, confirmEnd, standbyEnd,"
                  + " reportDay in this order, and each batch after the one before");
        }
        earlier = at;
      }
      before = batch.closes() == null ? before : batch.closes();
    }
  }

  private static void checkPlaces(Map<String, Season.Place> places, Report report) {
    Map<String, String> areas = new LinkedHashMap<>();
    places.forEach(
        (code, place) -> {
          String path = "places." + code;
          if (!CODE.matcher(code).matches()) {
            report.fault(path, "not a code", "capitals, digits and _, as in KEYUAN");
          }
          @Nullable Localized names = place.names();
          report.missing(path + ".names", names);
          report.missing(path + ".address", place.address());
          if (!report.missing(path + ".seats", place.seats()) && place.seats() < 0) {
            report.fault(path + ".seats", String.valueOf(place.seats()), "0 or more");
          }
          for (String area : place.areas()) {
            @Nullable String other = areas.put(area, code);
            if (other != null) {
              report.fault(path + ".areas", "'" + area + "' is also at " + other, "one place each");
            }
          }
        });
  }

  private static Fault fault(DataFile file, String path, String problem, String expected) {
    return new Fault(file.path(), path, problem, expected);
  }

  /** Takes down what is wrong. */
  private interface Report {

    void fault(String path, String problem, String expected);

    default boolean missing(String path, @Nullable Object value) {
      if (value == null) {
        fault(path, "is missing", "a value");
      }
      return value == null;
    }
  }
}
