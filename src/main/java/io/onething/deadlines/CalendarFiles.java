package io.onething.deadlines;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.catalog.YamlFiles;
import io.onething.shared.FieldFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the published years and checks them; nothing is used if anything is wrong. */
final class CalendarFiles {

  /** The years that come with the product. */
  static final String SHIPPED = "classpath*:/deadlines/calendar/CN-*.yaml";

  private static final String UNREADABLE_HINT = "a readable file (onething.deadlines.calendar)";

  private CalendarFiles() {}

  /**
   * A published year and the file it stands in.
   *
   * @param file the file with its text
   */
  record YearFile(DataFile file, CalendarYear year) {
    static PublishedYears published(List<YearFile> files) {
      return PublishedYears.of(files.stream().map(YearFile::year).toList());
    }
  }

  /**
   * Reads every file that matches one of the patterns.
   *
   * @param patterns Spring resource patterns: {@code file:/etc/onething/calendar/CN-*.yaml}
   * @throws FaultyFiles naming all faults of all files at once
   */
  static List<YearFile> read(List<String> patterns) {
    return check(found(patterns));
  }

  /**
   * As {@link #read}, for years that are added to others.
   *
   * @throws FaultyFiles naming all faults of all files at once
   */
  static List<YearFile> more(List<String> patterns) {
    List<Fault> faults = new ArrayList<>();
    List<YearFile> years = years(found(patterns), faults);
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return years;
  }

  private static List<DataFile> found(List<String> patterns) {
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
    return files;
  }

  /** The years of these files, which make a calendar by themselves. */
  static List<YearFile> check(List<DataFile> files) {
    List<Fault> faults = new ArrayList<>();
    List<YearFile> years = years(files, faults);
    if (faults.isEmpty() || !years.isEmpty()) {
      faults.addAll(asFaults(YearFile.published(years).faults()));
    }
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return years;
  }

  /** The years of these files, which need not make a calendar by themselves. */
  private static List<YearFile> years(List<DataFile> files, List<Fault> faults) {
    List<YearFile> years = new ArrayList<>();
    files.stream()
        .sorted(Comparator.comparing(DataFile::path))
        .forEach(
            file ->
                year(file, faults)
                    .filter(year -> isFirst(file, year, years, faults))
                    .ifPresent(year -> years.add(new YearFile(file, year))));
    return years;
  }

  /** The year of one file as it is written there, unchecked. */
  static Optional<CalendarYear> parse(DataFile file, List<Fault> faults) {
    return YamlFiles.read(file, CalendarYear.class, faults);
  }

  /** Faults of the years as a whole, as faults of the files that they stand in. */
  static List<Fault> asFaults(List<FieldFault> faults) {
    return faults.stream().map(fault -> asFault("calendar/", "(files)", fault)).toList();
  }

  /** The year of one file, checked by itself. */
  private static Optional<CalendarYear> year(DataFile file, List<Fault> faults) {
    Optional<CalendarYear> year = parse(file, faults);
    year.ifPresent(
        read ->
            CalendarCheck.faultsIn(read, file.name())
                .forEach(fault -> faults.add(asFault(file.path(), fault.field(), fault))));
    return year;
  }

  private static Fault asFault(String file, String path, FieldFault fault) {
    return new Fault(file, path, fault.problem().en(), String.valueOf(fault.expected()));
  }

  private static boolean isFirst(
      DataFile file, CalendarYear year, List<YearFile> years, List<Fault> faults) {
    if (years.stream().noneMatch(other -> other.year().name().equals(year.name()))) {
      return true;
    }
    faults.add(
        new Fault(
            file.path(),
            "year",
            (year.region() == null ? "year " + year.year() : year.name()) + " is already published",
            "one file a year"));
    return false;
  }
}
