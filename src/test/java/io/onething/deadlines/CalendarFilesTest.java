package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarFilesTest {

  private static final String GOOD_2026 =
      """
      year: 2026
      source: notice
      holidays:
        - {names: {zh: 国庆节, en: National Day}, from: 2026-10-01, to: 2026-10-07, makeUp: [2026-10-10]}
      """;

  @Test
  void readsWhatTheNoticeSays() {
    WorkingCalendar calendar = CalendarFiles.check(List.of(file(2026, GOOD_2026)));

    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 7))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 10))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 11))).isFalse();
  }

  @Test
  void namesEveryFaultOfEveryFileAtOnce() {
    List<String> faults =
        faults(
            file(
                2026,
                """
                year: 2026
                source: notice
                holidays:
                  - {names: {zh: 国庆节, en: National Day}, from: 2026-10-03, to: 2026-10-04, makeUp: [2026-10-03, 2026-10-12]}
                  - {names: {zh: 中秋节, en: Mid-Autumn Festival}, from: 2026-10-04, to: 2026-10-04}
                  - {names: {zh: 元旦, en: New Year's Day}, from: 2027-01-01, to: 2026-12-31}
                  - {names: {zh: 元旦, en: New Year's Day}, from: 2027-01-01, to: 2027-01-01}
                  - {from: 2026-05-01}
                """),
            file(2028, GOOD_2026.replace("2026", "2028").replace("2028-10-10", "2028-10-14")));

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "calendar/CN-2026.yaml: holidays[0].makeUp: 2026-10-12 is a MONDAY, worked anyhow, expected a Saturday or"
                + " Sunday",
            "calendar/CN-2026.yaml: holidays[0].makeUp: 2026-10-03 is both off (holidays[0]) and a make-up workday,"
                + " expected one of the two",
            "calendar/CN-2026.yaml: holidays[1]: 2026-10-04 is already off (holidays[0]), expected each day off once",
            "calendar/CN-2026.yaml: holidays[2].to: 2026-12-31 lies before from 2027-01-01, expected from or a later"
                + " day",
            "calendar/CN-2026.yaml: holidays[3]: 2027-01-01 is not in 2026, expected a day of 2026",
            "calendar/CN-2026.yaml: holidays[4].names: is missing, expected {zh: .., en: ..}",
            "calendar/CN-2026.yaml: holidays[4]: from or to is missing, expected two dates: from: 2026-10-01, to:"
                + " 2026-10-07",
            "calendar/: (files): year 2028 follows 2026, expected years without a gap: CN-2027.yaml");
  }

  @Test
  void refusesAYearTwice() {
    DataFile second = new DataFile("calendar/city/CN-2026.yaml", bytes(GOOD_2026));

    assertThat(faults(file(2026, GOOD_2026), second))
        .containsExactly(
            "calendar/city/CN-2026.yaml: year: year 2026 is already published, expected one file a year");
  }

  @Test
  void refusesAYearThatIsNotTheFiles() {
    assertThat(faults(file(2027, GOOD_2026)))
        .containsExactly(
            "calendar/CN-2027.yaml: year: year 2026 stands in calendar/CN-2027.yaml, expected the year that the file is"
                + " named after");
    assertThat(faults(file(2026, GOOD_2026.replace("year: 2026", "year: 12026"))))
        .contains(
            "calendar/CN-2026.yaml: year: year 12026 is not known, expected a year from 1950 to 2200");
  }

  @Test
  void refusesAnUnknownKeyAndAnImpossibleDate() {
    assertThat(faults(file(2026, GOOD_2026.replace("source:", "sauce:"))))
        .first()
        .asString()
        .contains("unknown key 'sauce'");
    assertThat(faults(file(2026, GOOD_2026.replace("2026-10-07", "2026-02-30"))))
        .first()
        .asString()
        .startsWith("calendar/CN-2026.yaml: holidays[0].to: ");
  }

  @Test
  void refusesToStartWithoutAnyYear() {
    assertThat(faults())
        .containsExactly(
            "calendar/: (files): no published year found, expected at least one CN-<year>.yaml");
  }

  private static List<String> faults(DataFile... files) {
    FaultyFiles faulty =
        catchThrowableOfType(FaultyFiles.class, () -> CalendarFiles.check(List.of(files)));
    return faulty.faults().stream().map(Fault::toString).toList();
  }

  private static DataFile file(int year, String text) {
    return new DataFile("calendar/CN-" + year + ".yaml", bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
