package io.onething.seasons;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeasonFilesTest {

  @TempDir private Path folder;

  @Test
  void theShippedSeasonsAreRight() {
    List<Fault> faults = new ArrayList<>();
    Map<String, Season> seasons =
        new SeasonFiles(new DataFiles(DataFiles.DEFAULT_LOCATION)).of("school-enrollment", faults);
    assertThat(faults).isEmpty();
    assertThat(seasons).containsKey("2026-primary");
  }

  @Test
  void everyFaultIsSaidAtOnce() throws IOException {
    assertThat(
            faults(
                """
                season: another
                names: {zh: 招生, en: Season}
                year: 2026
                bornFrom: 2020-09-01
                bornTo: 2019-08-31
                windows:
                  - {from: 2026-07-17T18:00, until: 2026-07-13T08:00}
                batches:
                  - {batch: 1, reviewEnd: 2026-07-20T18:00, closes: 2026-07-19T09:00, confirmEnd: 2026-07-30T18:00, standbyEnd: 2026-07-29T18:00, reportDay: 2026-08-31T08:30}
                  - {batch: 1, reviewEnd: 2026-07-25T18:00, closes: 2026-07-26T09:00, confirmEnd: 2026-07-30T18:00}
                places:
                  KEYUAN: {names: {zh: 科苑, en: Keyuan}, address: 一路, areas: [X], seats: -1}
                  hai-wan: {names: {zh: 海湾, en: Haiwan}, areas: [X], seats: 3}
                """))
        .containsExactlyInAnyOrder(
            "season: 'another' is not the file's name",
            "stage: is missing",
            "bornTo: 2019-08-31 is before bornFrom",
            "windows[0].until: 2026-07-13T08:00 is not after from",
            "batches[0].closes: 2026-07-19T09:00 is before 2026-07-20T18:00",
            "batches[0].standbyEnd: 2026-07-29T18:00 is before 2026-07-30T18:00",
            "batches[1].batch: 1 is there twice",
            "batches[1].reportDay: is missing",
            "places.KEYUAN.seats: -1",
            "places.hai-wan: not a code",
            "places.hai-wan.address: is missing",
            "places.hai-wan.areas: 'X' is also at KEYUAN");
  }

  @Test
  void aSeasonThatWasReleasedWithoutDaysToConfirmLeavesOne() throws IOException {
    String file =
        """
        season: s
        names: {zh: 招生, en: Season}
        year: 2026
        stage: PRIMARY
        bornFrom: 2019-09-01
        bornTo: 2020-08-31
        windows:
          - {from: 2026-07-13T08:00, until: 2026-07-17T18:00}
        batches:
          - {batch: 1, reviewEnd: 2026-07-20T18:00, closes: 2026-07-21T09:00, confirmEnd: 2026-07-30T18:00, reportDay: 2026-08-31T08:30}
        """;
    List<Fault> faults = new ArrayList<>();

    assertThat(read(file, faults).get("s").confirmDays()).isEqualTo(1);
    assertThat(faults).isEmpty();
    assertThat(faults(file + "confirmDays: 0\n")).containsExactly("confirmDays: 0");
  }

  @Test
  void anUnknownKeyIsAFault() throws IOException {
    assertThat(faults("season: s\nseat: 3\n")).containsExactly("seat: unknown key 'seat'");
  }

  @Test
  void aWindowIsOverAtItsLastMoment() {
    Season season =
        new Season(
            "s",
            null,
            2026,
            "PRIMARY",
            LocalDate.parse("2019-09-01"),
            LocalDate.parse("2020-08-31"),
            3,
            List.of(
                new Season.Window(
                    LocalDateTime.parse("2026-07-13T08:00"),
                    LocalDateTime.parse("2026-07-17T18:00"))),
            List.of(),
            Map.of());
    assertThat(season.isOpen(LocalDateTime.parse("2026-07-13T07:59:59"))).isFalse();
    assertThat(season.isOpen(LocalDateTime.parse("2026-07-13T08:00:00"))).isTrue();
    assertThat(season.isOpen(LocalDateTime.parse("2026-07-17T17:59:59"))).isTrue();
    assertThat(season.isOpen(LocalDateTime.parse("2026-07-17T18:00:00"))).isFalse();
    assertThat(season.takesBirth(LocalDate.parse("2019-09-01"))).isTrue();
    assertThat(season.takesBirth(LocalDate.parse("2020-08-31"))).isTrue();
    assertThat(season.takesBirth(LocalDate.parse("2020-09-01"))).isFalse();
  }

  private List<String> faults(String yaml) throws IOException {
    List<Fault> faults = new ArrayList<>();
    read(yaml, faults);
    return faults.stream().map(fault -> fault.path() + ": " + fault.problem()).toList();
  }

  private Map<String, Season> read(String yaml, List<Fault> faults) throws IOException {
    Path file = folder.resolve("processes/trial/seasons/s.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
    return new SeasonFiles(new DataFiles(folder.toUri().toString())).of("trial", faults);
  }
}
