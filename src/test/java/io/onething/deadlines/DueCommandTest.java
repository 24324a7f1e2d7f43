package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueCommandTest {

  private static final String HOLIDAYS_OF_2027 =
      """
      year: 2027
      source: notice
      holidays:
        - {names: {zh: 元旦, en: New Year's Day}, from: 2027-01-01, to: 2027-01-03}
      """;

  @TempDir Path folder;

  /** What was said, and with which exit code. */
  private record Said(int code, List<String> out, List<String> err) {}

  @Test
  void saysTheDateAndWhy() {
    assertThat(due("2026-09-24 7wd"))
        .isEqualTo(
            new Said(
                DueCommand.SAID,
                List.of(
                    "2026-10-12 17:30 星期一 Monday",
                    "须于2026年10月12日 17:30前完成（自9月24日起 7 个工作日，当日不计）。9月25日至27日中秋节、10月1日至7日国庆节放假。10月10日调休上班。",
                    "Due by 12 October 2026, 17:30 (7 working days after 24 September, which does not count). Off: 25–27"
                        + " September Mid-Autumn Festival, 1–7 October National Day. Worked to make up: 10 October."),
                List.of()));
  }

  @Test
  void saysWhyTheClockStoodStill() {
    Said said = due("2026-09-24 7wd --suspended 2026-09-28..2026-09-30");

    assertThat(said.out().getFirst()).startsWith("2026-10-15 17:30");
    assertThat(said.out().get(1)).endsWith("9月28日至30日暂停计时（依法不计入办理期限，《中华人民共和国行政许可法》第四十五条）。");
    assertThat(said.out().get(2))
        .endsWith("Stood still 28–30 September (not counted by law, 《中华人民共和国行政许可法》第四十五条).");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "=hearing, （听证，《中华人民共和国行政许可法》第四十五条）",
    "=听证, （听证，《中华人民共和国行政许可法》第四十五条）",
    "=expert-review, （专家评审，《中华人民共和国行政许可法》第四十五条）",
    "=等待原籍迁出, （等待原籍迁出）",
  })
  void namesTheReason(String reason, String expected) {
    assertThat(due("2026-09-24 7wd --suspended=2026-09-28..2026-09-30" + reason).out().get(1))
        .contains("9月28日至30日暂停计时" + expected);
  }

  @Test
  void severalSuspensionsCountOnceWhereTheyOverlap() {
    Said said =
        due(
            "2026-09-24 7wd --suspended 2026-09-29..2026-09-30=testing --suspended 2026-09-28..2026-09-29=hearing");

    assertThat(said.out().getFirst()).startsWith("2026-10-15");
    assertThat(said.out().get(1)).contains("9月28日至29日暂停计时（听证", "9月29日至30日暂停计时（检测");
  }

  @ParameterizedTest(name = "due {0} = {1}")
  @CsvSource({
    "2026-09-24 7wd --at 17:30, 2026-10-12 17:30",
    "2026-09-24 7wd --at 18:00, 2026-10-13 17:30",
    "2026-09-24 7wd --at 18:00 --counter-closes 18:30, 2026-10-12 18:30",
    "2026-09-30 10d, 2026-10-10 17:30",
    "2026-10-01 24h, 2026-10-02 09:00",
    "2026-10-01 24h --at=22:15, 2026-10-02 22:15",
    "2026-09-24 7wd --suspended 2026-09-24..2026-09-24, 2026-10-12 17:30",
    "2026-11-20 20wd, 2026-12-18 17:30",
  })
  void countsAsTheServerDoes(String typed, String expected) {
    assertThat(due(typed).out().getFirst()).startsWith(expected);
  }

  @Test
  void marksADateThatIsProvisional() {
    Said said = due("2026-12-25 5wd --at 18:00");

    assertThat(said.code()).isEqualTo(DueCommand.SAID);
    assertThat(said.out().get(0)).isEqualTo("2027-01-04 17:30 星期一（暂定） Monday (provisional)");
    assertThat(said.out().get(1)).contains("非对外服务时间收到，视为12月28日收到", "2027年放假安排尚未公布，此为暂定日期");
    assertThat(said.out().get(2)).contains("The holidays of 2027 are not published yet");
    assertThat(due("2023-12-25 5wd").out().get(1)).endsWith("日历自2024年起收录，此为暂定日期。");
  }

  @Test
  void takesMoreYearsFromFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("CN-2027.yaml"), HOLIDAYS_OF_2027);

    Said said = due("2026-12-25 5wd --calendar " + file);
    assertThat(said.out().getFirst()).isEqualTo("2027-01-04 17:30 星期一 Monday");
    assertThat(said.out().get(1)).contains("1月1日至3日元旦放假");
    assertThat(due("2026-12-25 5wd --calendar " + folder + "/CN-*.yaml")).isEqualTo(said);
  }

  @Test
  void aFileTakesThePlaceOfAShippedYear() throws IOException {
    Files.writeString(
        folder.resolve("CN-2026.yaml"),
        HOLIDAYS_OF_2027.replace("2027", "2026").replace("01-03", "01-02"));

    assertThat(due("2026-09-24 7wd --calendar " + folder + "/CN-*.yaml").out().getFirst())
        .startsWith("2026-10-05");
  }

  @Test
  void aRegionHasItsOwnDaysOff() throws IOException {
    Files.writeString(
        folder.resolve("CN-450000-2026.yaml"),
        HOLIDAYS_OF_2027
            .replace("year: 2027", "year: 2026\nregion: '450000'")
            .replace("2027-01-01", "2026-04-20")
            .replace("2027-01-03", "2026-04-21"));

    String typed = "2026-04-17 1wd --calendar " + folder + "/CN-*.yaml";
    assertThat(due(typed).out().getFirst()).startsWith("2026-04-20");
    assertThat(due(typed + " --region 450103").out().getFirst()).startsWith("2026-04-22");
  }

  @Test
  void refusesACalendarThatCannotBeUsed() throws IOException {
    Files.writeString(
        folder.resolve("CN-2028.yaml"),
        HOLIDAYS_OF_2027.replace("2027", "2028").replace("2028-01-01", "2028-02-30"));
    Said said = due("2026-12-25 5wd --calendar " + folder + "/CN-2028.yaml");

    assertThat(said.code()).isEqualTo(DueCommand.FAULTY_CALENDAR);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().get(0)).isEqualTo("日历文件无法使用，请改正。");
    assertThat(said.err().get(2)).startsWith("calendar/CN-2028.yaml: holidays[0].from: ");

    Files.writeString(folder.resolve("CN-2028.yaml"), HOLIDAYS_OF_2027.replace("2027", "2028"));
    assertThat(due("2026-12-25 5wd --calendar " + folder + "/CN-2028.yaml").err())
        .contains(
            "calendar/: (files): year 2028 follows 2026, expected years without a gap: CN-2027.yaml");
    assertThat(due("2026-12-25 5wd --calendar " + folder + "/CN-2029.yaml").code())
        .isEqualTo(DueCommand.FAULTY_CALENDAR);
  }

  @ParameterizedTest(name = "due {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-09-24 | Expected the day of receipt and the limit, as in due 2026-09-24 7wd; found [2026-09-24].",
        "2026-09-24 7wd 5wd | Expected the day of receipt and the limit, as in due 2026-09-24 7wd; found [2026-09-24, 7wd, 5wd].",
        "24.09.2026 7wd | The day of receipt '24.09.2026' cannot be read, expected year-month-day as in 2026-09-24.",
        "2026-02-30 7wd | The day of receipt '2026-02-30' cannot be read, expected year-month-day as in 2026-09-24.",
        "2026-09-24 7 | Limit '7' cannot be read, expected a number of 1 to 9999 and wd, d, h or min: 20wd.",
        "2026-09-24 7wd --from 2026 | There is no option '--from', expected one of --suspended, --at, --counter-closes, --calendar, --region.",
        "2026-09-24 7wd --at | Option --at has no value.",
        "2026-09-24 7wd --at --suspended | Option --at has no value.",
        "2026-09-24 7wd --at 18:00 --at 19:00 | Option --at was given twice, expected once.",
        "2026-09-24 7wd --at 6pm | Option --at is '6pm', expected hours:minutes as in 18:00.",
        "2026-09-24 7wd --region GX | Option --region is 'GX', expected an area code of six digits as in 450000.",
        "2026-09-24 7wd --suspended 2026-09-28 | '--suspended 2026-09-28' cannot be read, expected <first day>..<last day>[=<reason>] as in 2026-09-28..2026-09-30=hearing.",
        "2026-09-24 7wd --suspended 2026-09-28.. | The last day of a suspension '' cannot be read, expected year-month-day as in 2026-09-24.",
        "2026-09-24 7wd --suspended 2026-09-30..2026-09-28 | The suspension ends 2026-09-28, expected 2026-09-30 or later, when it begins.",
        "2026-09-24 7wd --suspended 2026-09-23..2026-09-28 | The suspension begins 2026-09-23, expected 2026-09-24 or later, when the application was received.",
        "2026-09-24 7wd --suspended 2026-10-13..2026-10-14 | The suspension begins 2026-10-13, expected 2026-10-12 at the latest, when time is up.",
        "2026-09-24 7wd --suspended 2026-09-28..2026-09-29=hearing --suspended 2026-09-29..2026-09-30=hearing | Two suspensions for one reason (hearing) overlap, expected one.",
        "2026-09-24 7wd --calendar /nowhere/CN-*.yaml | No file at --calendar /nowhere/CN-*.yaml, expected CN-<year>.yaml or a pattern that finds some.",
      })
  void explainsWrongUse(String typed, String expected) {
    Said said = due(typed);

    assertThat(said.code()).isEqualTo(DueCommand.WRONG_USE);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().get(0)).as("Chinese first").matches(".*\\p{IsHan}.*。");
    assertThat(said.err().get(1)).isEqualTo(expected);
    assertThat(said.err()).anyMatch(line -> line.startsWith("用法 Usage"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "2026-09-24 --help"})
  void helps(String typed) {
    assertThat(due(typed).code()).isEqualTo(DueCommand.SAID);
    assertThat(due(typed).out().getFirst()).startsWith("用法 Usage");
  }

  private static Said due(String typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new DueCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(List.of(typed.strip().split(" ")));
    return new Said(code, lines(out), lines(err));
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
