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
    WorkingCalendar calendar = calendar(null, file(2026, GOOD_2026));

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
            "calendar/CN-2026.yaml: holidays[3]: 2027-01-01 is not in 2026, expected a day of 2026; days of another"
                + " year stand in that year's file",
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
            "calendar/CN-2027.yaml: year: year 2026 stands in CN-2027.yaml, expected the year that the file is"
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

  @Test
  void refusesAYearWithoutItsNotice() {
    assertThat(faults(file(2026, GOOD_2026.replace("source: notice", "source:"))))
        .containsExactly(
            "calendar/CN-2026.yaml: source: is missing, expected the notice that the year was taken from");
  }

  @Test
  void aRegionDoesOtherwiseThanTheNation() {
    DataFile guangxi =
        new DataFile(
            "calendar/CN-450000-2026.yaml",
            bytes(
                """
                year: 2026
                region: '450000'
                source: notice of the region
                holidays:
                  - {names: {zh: 三月三, en: Double Third}, from: 2026-04-20, to: 2026-04-21}
                  - {names: {zh: 校庆, en: Jubilee}, from: 2026-10-10, to: 2026-10-10, makeUp: [2026-10-03]}
                """));

    WorkingCalendar nanning = calendar("450103", file(2026, GOOD_2026), guangxi);
    assertThat(nanning.isWorkingDay(LocalDate.of(2026, 4, 20))).isFalse();
    assertThat(nanning.isWorkingDay(LocalDate.of(2026, 10, 10))).isFalse();
    assertThat(nanning.isWorkingDay(LocalDate.of(2026, 10, 3))).isTrue();

    for (String elsewhere : new String[] {null, "440300", "460000"}) {
      WorkingCalendar calendar = calendar(elsewhere, file(2026, GOOD_2026), guangxi);
      assertThat(calendar.isWorkingDay(LocalDate.of(2026, 4, 20))).as(elsewhere).isTrue();
      assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 10))).as(elsewhere).isTrue();
    }
  }

  @Test
  void theNarrowerRegionHasTheLastWord() {
    String off =
        """
        year: 2026
        region: '%s'
        source: notice of the region
        holidays:
          - {names: {zh: 停工, en: Typhoon}, from: 2026-08-%s, to: 2026-08-%s%s}
        """;
    WorkingCalendar calendar =
        calendar(
            "440304",
            file(2026, GOOD_2026),
            new DataFile(
                "calendar/CN-440000-2026.yaml",
                bytes(off.formatted("440000", "15", "15", ", makeUp: [2026-08-22]"))),
            new DataFile(
                "calendar/CN-440300-2026.yaml",
                bytes(off.formatted("440300", "22", "22", ", makeUp: [2026-08-15]"))));

    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 15))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 22))).isFalse();
  }

  @Test
  void refusesARegionThatIsNone() {
    assertThat(faults(file(2026, GOOD_2026.replace("source:", "region: GX\nsource:"))))
        .contains(
            "calendar/CN-2026.yaml: region: 'GX' is no area code, expected six digits as in 450000 (GB/T 2260), or no"
                + " region for the nation");
    assertThat(
            faults(
                file(2026, GOOD_2026),
                new DataFile(
                    "calendar/CN-450000-2027.yaml",
                    bytes(
                        GOOD_2026
                            .replace("2026-10-10", "2026-10-09")
                            .replace("2026", "2027")
                            .replace("source:", "region: '450000'\nsource:")))))
        .containsExactly(
            "calendar/: (files): CN-450000-2027 changes a year that is not published, expected CN-2027.yaml beside it");
  }

  private static WorkingCalendar calendar(String region, DataFile... files) {
    return CalendarFiles.YearFile.published(CalendarFiles.check(List.of(files))).calendar(region);
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
