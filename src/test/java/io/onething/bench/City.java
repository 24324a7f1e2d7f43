package io.onething.bench;

import io.onething.shared.CityTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * A city whose children come to school: made-up families, each with one child and its own home, in
 * the departments' registers; and the shipped files with a season whose window is open today.
 */
final class City {

  private static final String AREA = "440305";
  private static final LocalDate FIRST_CHILD = LocalDate.of(2019, 9, 1);
  private static final LocalDate FIRST_GUARDIAN = LocalDate.of(1985, 1, 1);
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final int families;

  City(int families) {
    this.families = families;
  }

  /** A family, as it applies. */
  record Family(int number) {

    String subject() {
      return "family-" + number;
    }

    String guardian() {
      return "家长" + chinese(number);
    }

    String child() {
      return "学生" + chinese(number);
    }

    String guardianNumber() {
      return citizen(FIRST_GUARDIAN.plusDays(number % 3650), number / 3650);
    }

    String childNumber() {
      return citizen(FIRST_CHILD.plusDays(number % 365), number / 365);
    }

    Map<String, Object> form() {
      return Map.of(
          "childName",
          child(),
          "childIdNumber",
          childNumber(),
          "mobile",
          String.format(Locale.ROOT, "138%08d", number),
          "acceptAdjustment",
          true,
          "truthPledge",
          true);
    }

    private String household() {
      return "  - {address: 深圳市测速路%d号, adcode: '440305', area: NANSHAN_HAIWAN, hukouType: RESIDENT, station: {name: 测速派出所, phone: 0755-00000000}, members: [{name: %s, idNumber: '%s', pinyin: Ce Su, relation: HEAD, ethnicity: 汉族}, {name: %s, idNumber: '%s', pinyin: Ce Su, relation: CHILD, ethnicity: 汉族}]}%n"
          .formatted(number, guardian(), guardianNumber(), child(), childNumber());
    }

    private String home() {
      return "  - {certificateNo: 测速第%d号, address: 深圳市测速路%d号, area: NANSHAN_HAIWAN, owners: ['%s']}%n"
          .formatted(number, number, guardianNumber());
    }

    private String vaccinated() {
      return "  - {idNumber: '%s', missing: []}%n".formatted(childNumber());
    }
  }

  /** The registers of all departments, with the families in them. */
  Path registers(Path folder) throws IOException {
    String shipped =
        new ClassPathResource("sandbox/registers.yaml").getContentAsString(StandardCharsets.UTF_8);
    Path file = folder.resolve("registers.yaml").toAbsolutePath();
    Files.createDirectories(folder);
    Files.writeString(
        file,
        shipped
            .replace("\nhouseholds:\n", "\nhouseholds:\n" + all(Family::household))
            .replace("\nhomes:\n", "\nhomes:\n" + all(Family::home))
            .replace("\nvaccinations:\n", "\nvaccinations:\n" + all(Family::vaccinated)));
    return file;
  }

  /** The shipped files; the season's batch ends in some weeks, and there are seats for all. */
  String files(Path folder) throws IOException {
    Path files = folder.resolve("files").toAbsolutePath();
    for (String part : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(
          Path.of("target", "classes", "onething", part), files.resolve(part));
    }
    LocalDate today = LocalDate.now(CityTime.ZONE);
    Path season = files.resolve("processes/school-enrollment/seasons/2026-primary.yaml");
    String open =
        Files.readString(season)
            .replaceAll(
                "(?m)^  - \\{from: .*$",
                "  - {from: %sT08:00, until: %sT18:00}"
                    .formatted(today.minusDays(1), today.plusDays(10)))
            .replaceAll("(?m)^  - \\{batch: [23].*\\R", "")
            .replaceAll(
                "(?m)^  - \\{batch: 1.*$",
                "  - {batch: 1, reviewEnd: %sT18:00, closes: %sT09:00, confirmEnd: %sT18:00, standbyEnd: %sT18:00, reportDay: %sT08:30}"
                    .formatted(
                        today.plusDays(20),
                        today.plusDays(22),
                        today.plusDays(25),
                        today.plusDays(27),
                        today.plusDays(30)))
            .replaceAll("seats: \\d+", "seats: " + families);
    Files.writeString(season, open);
    return "file:" + files + "/";
  }

  private String all(java.util.function.Function<Family, String> line) {
    return IntStream.range(0, families)
        .mapToObj(number -> line.apply(new Family(number)))
        .collect(Collectors.joining());
  }

  /** Names are written without digits. */
  private static String chinese(int number) {
    return String.valueOf(number)
        .chars()
        .mapToObj(digit -> String.valueOf("零一二三四五六七八九".charAt(digit - '0')))
        .collect(Collectors.joining());
  }

  /** A citizen number with its check digit (GB 11643). */
  private static String citizen(LocalDate born, int sequence) {
    String digits =
        String.format(
            Locale.ROOT, "%s%s%03d", AREA, born.toString().replace("-", ""), sequence + 1);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (digits.charAt(i) - '0') * WEIGHTS[i];
    }
    return digits + "10X98765432".charAt(sum % 11);
  }
}
