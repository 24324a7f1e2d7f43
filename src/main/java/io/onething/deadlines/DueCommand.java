package io.onething.deadlines;

import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import io.onething.shared.WrongUse;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The command {@code due}: says when a limit is up and why then. Reads the calendar files alone, no
 * server and no database.
 */
public final class DueCommand {

  /** The date was said. */
  public static final int SAID = 0;

  /** The calendar cannot be used. */
  public static final int FAULTY_CALENDAR = 1;

  /** The command was typed wrongly. */
  public static final int WRONG_USE = 2;

  private static final String USAGE =
      """
      用法 Usage: java -jar onething.jar due <收件日期 day of receipt> <期限 limit> [<选项 option> ...]

        due 2026-09-24 7wd
        due 2026-09-24 7wd --suspended 2026-09-28..2026-09-30=hearing
        due 2026-12-25 5wd --at 18:00

      期限 Limits: 20wd 工作日 working days, 10d 日 natural days, 24h 小时 hours, 10min 分钟 minutes

      选项 Options:
        --suspended <首日>..<末日>[=<事由>]   不计入期限的时间，可多次给出
                    <first>..<last>[=<reason>]   time that does not count; may be repeated
                    第四十五条 art. 45: 听证 hearing, 招标 tender, 拍卖 auction, 检验 inspection,
                    检测 testing, 检疫 quarantine, 鉴定 appraisal, 专家评审 expert-review
        --at <时:分>              收件时刻，默认 09:00；下班后收件视为下一工作日收件
                                  time of receipt, else 09:00; after closing counts as the next working day
        --counter-closes <时:分>  对外服务下班时刻，默认 17:30
                                  closing hour of the counters, else 17:30
        --calendar <文件>         另加的放假安排，可多次给出；与内置年份重复的，以此为准
                                  files of more years, may be repeated; they take the place of shipped ones
        --region <代码>           行政区划代码：另适用 CN-<代码>-<年>.yaml
                                  area code: CN-<code>-<year>.yaml apply too
      """;

  private static final Set<String> ASKS_FOR_HELP = Set.of("--help", "-h", "help");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param out where the date is said, Chinese first
   * @param err where wrong use and faulty files are explained
   */
  public DueCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Says when the limit is up.
   *
   * @param typed what was typed behind {@code due}
   * @return the exit code: {@link #SAID}, {@link #FAULTY_CALENDAR} or {@link #WRONG_USE}
   */
  public int run(List<String> typed) {
    if (typed.stream().anyMatch(ASKS_FOR_HELP::contains)) {
      out.print(USAGE);
      return SAID;
    }
    try {
      say(DueArguments.parse(typed));
      return SAID;
    } catch (WrongUse wrong) {
      err.println(wrong.text().zh() + "。");
      err.println(wrong.text().en() + ".");
      err.println();
      err.print(USAGE);
      return WRONG_USE;
    } catch (FaultyFiles | UncheckedIOException faulty) {
      err.println("日历文件无法使用，请改正。");
      err.println("The calendar files cannot be used; mend them.");
      faults(faulty).forEach(err::println);
      return FAULTY_CALENDAR;
    }
  }

  private void say(DueArguments arguments) throws WrongUse {
    Instant received = arguments.received();
    Limit limit = arguments.limit();
    List<Suspension> suspensions = arguments.suspensions();
    WorkingTime time = new WorkingTime(calendar(arguments), arguments.counterCloses());
    RunningClock clock =
        new RunningClock("", "due", 1, limit, null, ClockLedger.startedAt(received));
    for (Suspension suspension : suspensions) {
      refuseAfterTheEnd(suspension, time.due(clock.ledger(), limit).orElseThrow());
      refuseTwiceAtOnce(suspension, clock.ledger());
      clock = clock.with(clock.ledger().suspended(suspension));
    }
    Due due = time.due(clock.ledger(), limit).orElseThrow();
    Localized why = new DueExplanation(clock, time, StandstillReasons::name).text(received);
    out.println(headline(due));
    out.println(why.zh());
    out.println(why.en());
  }

  private static WorkingCalendar calendar(DueArguments arguments) throws WrongUse {
    PublishedYears years =
        CalendarFiles.YearFile.published(CalendarFiles.read(List.of(CalendarFiles.SHIPPED)));
    for (String pattern : arguments.calendars()) {
      List<CalendarFiles.YearFile> more = CalendarFiles.more(List.of(located(pattern)));
      if (more.isEmpty()) {
        throw new WrongUse(
            "--calendar " + pattern + " 没有找到文件",
            "No file at --calendar "
                + pattern
                + ", expected CN-<year>.yaml or a pattern that finds some");
      }
      years = years.correctedBy(more.stream().map(CalendarFiles.YearFile::year).toList());
    }
    if (!years.faults().isEmpty()) {
      throw new FaultyFiles(CalendarFiles.asFaults(years.faults()));
    }
    return years.calendar(arguments.region());
  }

  /** What is typed is a path, unless it says otherwise. */
  private static String located(String pattern) {
    return pattern.startsWith("classpath") || pattern.startsWith("file:")
        ? pattern
        : "file:" + pattern;
  }

  private static void refuseAfterTheEnd(Suspension suspension, Due due) throws WrongUse {
    if (suspension.from().isAfter(due.at())) {
      LocalDate from = CityTime.dateOf(suspension.from());
      LocalDate end = CityTime.dateOf(due.at());
      throw new WrongUse(
          "暂停首日 " + from + " 晚于届满日 " + end,
          "The suspension begins "
              + from
              + ", expected "
              + end
              + " at the latest, when time is up");
    }
  }

  private static void refuseTwiceAtOnce(Suspension suspension, ClockLedger ledger) throws WrongUse {
    for (Suspension earlier : ledger.suspensions()) {
      if (earlier.reason().equals(suspension.reason()) && earlier.covers(suspension.from())) {
        Localized reason = StandstillReasons.name(suspension.reason());
        throw new WrongUse(
            "同一事由（" + reason.zh() + "）的暂停重叠",
            "Two suspensions for one reason (" + reason.en() + ") overlap, expected one");
      }
    }
  }

  private static List<String> faults(RuntimeException faulty) {
    return faulty instanceof FaultyFiles files
        ? files.faults().stream().map(Fault::toString).toList()
        : List.of(String.valueOf(faulty.getMessage()));
  }

  private static String headline(Due due) {
    ZonedDateTime civil = due.at().atZone(CityTime.ZONE);
    return MOMENT.format(civil)
        + " "
        + civil.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA)
        + (due.provisional() ? "（暂定）" : "")
        + " "
        + civil.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + (due.provisional() ? " (provisional)" : "");
  }
}
