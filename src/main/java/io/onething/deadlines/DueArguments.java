package io.onething.deadlines;

import io.onething.shared.CityTime;
import io.onething.shared.WrongUse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was typed behind {@code due}. */
final class DueArguments {

  private static final LocalTime COUNTER_OPENS = LocalTime.of(9, 0);
  private static final LocalTime COUNTER_CLOSES = LocalTime.of(17, 30);
  private static final Pattern RANGE = Pattern.compile("([^.=]*)\\.\\.([^.=]*)(?:=(.*))?");
  private static final Set<String> OPTIONS =
      Set.of("--at", "--calendar", "--counter-closes", "--region", "--suspended");
  private static final String OPTIONS_IN_ORDER =
      "--suspended, --at, --counter-closes, --calendar, --region";

  private final Set<String> given = new HashSet<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> ranges = new ArrayList<>();
  private final List<String> calendars = new ArrayList<>();
  private LocalTime at = COUNTER_OPENS;
  private LocalTime closes = COUNTER_CLOSES;
  private @Nullable String region;

  private DueArguments() {}

  static DueArguments parse(List<String> typed) throws WrongUse {
    DueArguments arguments = new DueArguments();
    Deque<String> rest = new ArrayDeque<>(typed);
    while (!rest.isEmpty()) {
      String next = rest.pop();
      if (next.startsWith("--")) {
        arguments.option(next, rest);
      } else {
        arguments.places.add(next);
      }
    }
    if (arguments.places.size() != 2) {
      throw new WrongUse(
          "应给出收件日期和期限，如 due 2026-09-24 7wd；收到 " + arguments.places,
          "Expected the day of receipt and the limit, as in due 2026-09-24 7wd; found "
              + arguments.places);
    }
    return arguments;
  }

  /** When the application was received. */
  Instant received() throws WrongUse {
    return date("收件日期", "The day of receipt", places.get(0))
        .atTime(at)
        .atZone(CityTime.ZONE)
        .toInstant();
  }

  Limit limit() throws WrongUse {
    try {
      return Limit.parse(places.get(1));
    } catch (IllegalArgumentException unreadable) {
      throw new WrongUse(
          "期限“"
              + places.get(1)
              + "”无法识别，应为 1 至 "
              + Limit.MOST
              + " 的数字加单位 wd（工作日）、d（日）、h（小时）或 min（分钟），如 20wd",
          String.valueOf(unreadable.getMessage()));
    }
  }

  LocalTime counterCloses() {
    return closes;
  }

  List<String> calendars() {
    return List.copyOf(calendars);
  }

  @Nullable String region() {
    return region;
  }

  /** The times that do not count, whole days each, in the order of their begin. */
  List<Suspension> suspensions() throws WrongUse {
    List<Suspension> suspensions = new ArrayList<>();
    for (String range : ranges) {
      suspensions.add(suspension(range, "--suspended " + (suspensions.size() + 1)));
    }
    suspensions.sort(Comparator.comparing(Suspension::from));
    return suspensions;
  }

  private void option(String typed, Deque<String> rest) throws WrongUse {
    int equals = typed.indexOf('=');
    String name = equals < 0 ? typed : typed.substring(0, equals);
    if (!OPTIONS.contains(name)) {
      throw new WrongUse(
          "没有选项“" + name + "”，可用：" + OPTIONS_IN_ORDER,
          "There is no option '" + name + "', expected one of " + OPTIONS_IN_ORDER);
    }
    String value = equals < 0 ? rest.poll() : typed.substring(equals + 1);
    if (value == null || value.isBlank() || value.startsWith("--")) {
      throw new WrongUse("选项 " + name + " 缺少值", "Option " + name + " has no value");
    }
    if (!given.add(name) && !name.equals("--suspended") && !name.equals("--calendar")) {
      throw new WrongUse(
          "选项 " + name + " 只能给一次", "Option " + name + " was given twice, expected once");
    }
    switch (name) {
      case "--at" -> at = time(name, value);
      case "--counter-closes" -> closes = time(name, value);
      case "--calendar" -> calendars.add(value);
      case "--region" -> region = region(value);
      default -> ranges.add(value);
    }
  }

  private Suspension suspension(String range, String element) throws WrongUse {
    Matcher parts = RANGE.matcher(range);
    if (!parts.matches()) {
      throw new WrongUse(
          "“--suspended " + range + "”无法识别，应为首日..末日[=事由]，如 2026-09-28..2026-09-30=听证",
          "'--suspended "
              + range
              + "' cannot be read, expected <first day>..<last day>[=<reason>] as in"
              + " 2026-09-28..2026-09-30=hearing");
    }
    LocalDate first = date("暂停首日", "The first day of a suspension", parts.group(1));
    LocalDate last = date("暂停末日", "The last day of a suspension", parts.group(2));
    if (last.isBefore(first)) {
      throw new WrongUse(
          "暂停末日 " + last + " 早于首日 " + first,
          "The suspension ends " + last + ", expected " + first + " or later, when it begins");
    }
    Instant from = first.atStartOfDay(CityTime.ZONE).toInstant();
    Instant received = received();
    if (first.isBefore(CityTime.dateOf(received))) {
      throw new WrongUse(
          "暂停首日 " + first + " 早于收件日期 " + CityTime.dateOf(received),
          "The suspension begins "
              + first
              + ", expected "
              + CityTime.dateOf(received)
              + " or later, when the application was received");
    }
    String reason = parts.group(3);
    return new Suspension(
        reason == null || reason.isBlank() ? StandstillReasons.UNNAMED : reason.strip(),
        element,
        StandstillReasons.basis(reason),
        null,
        from.isBefore(received) ? received : from,
        last.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant());
  }

  private static LocalDate date(String zh, String en, String text) throws WrongUse {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new WrongUse(
          zh + "“" + text + "”无法识别，应为年-月-日，如 2026-09-24",
          en + " '" + text + "' cannot be read, expected year-month-day as in 2026-09-24");
    }
  }

  private static LocalTime time(String option, String text) throws WrongUse {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new WrongUse(
          "选项 " + option + " 的时刻“" + text + "”无法识别，应为时:分，如 18:00",
          "Option " + option + " is '" + text + "', expected hours:minutes as in 18:00");
    }
  }

  private static String region(String text) throws WrongUse {
    if (!text.matches("[1-9][0-9]{5}")) {
      throw new WrongUse(
          "选项 --region 的值“" + text + "”不是行政区划代码，应为六位数字，如 450000",
          "Option --region is '" + text + "', expected an area code of six digits as in 450000");
    }
    return text;
  }
}
