package io.onething.deadlines;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.catalog.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the published years and checks them; nothing is used if anything is wrong. */
final class CalendarFiles {

  private static final String UNREADABLE_HINT = "a readable file (onething.deadlines.calendar)";

  private CalendarFiles() {}

  /**
   * Reads every file that matches one of the patterns.
   *
   * @param patterns Spring resource patterns: {@code file:/etc/onething/calendar/CN-*.yaml}
   * @throws FaultyFiles naming all faults of all files at once
   */
  static WorkingCalendar read(List<String> patterns) {
    PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    List<DataFile> files = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        for (Resource resource : resolver.getResources(pattern)) {
          String name = resource.getFilename();
          files.add(
              new DataFile(
                  "calendar/" + (name == null ? pattern : name), resource.getContentAsByteArray()));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(
            "Cannot read the working calendar at " + pattern + ", expected " + UNREADABLE_HINT,
            unreadable);
      }
    }
    return check(files);
  }

  /** The calendar of these files. */
  static WorkingCalendar check(List<DataFile> files) {
    List<Fault> faults = new ArrayList<>();
    Map<Integer, CalendarYear> years = new TreeMap<>();
    files.stream()
        .sorted(Comparator.comparing(DataFile::path))
        .forEach(file -> read(file, years, faults));
    if (years.isEmpty() && faults.isEmpty()) {
      faults.add(
          new Fault(
              "calendar/", "(files)", "no published year found", "at least one CN-<year>.yaml"));
    }
    int previous = 0;
    for (int year : years.keySet()) {
      if (previous != 0 && year != previous + 1) {
        faults.add(
            new Fault(
                "calendar/",
                "(files)",
                "year " + year + " follows " + previous,
                "years without a gap: CN-" + (previous + 1) + ".yaml"));
      }
      previous = year;
    }
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return new WorkingCalendar(List.copyOf(years.values()));
  }

  private static void read(DataFile file, Map<Integer, CalendarYear> years, List<Fault> faults) {
    YamlFiles.read(file, CalendarYear.class, faults)
        .ifPresent(
            year -> {
              CalendarCheck.check(file.path(), year, faults);
              if (years.putIfAbsent(year.year(), year) != null) {
                faults.add(
                    new Fault(
                        file.path(),
                        "year",
                        "year " + year.year() + " is already published",
                        "one file a year"));
              }
            });
  }
}
