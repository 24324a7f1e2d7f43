package io.onething.availability;

import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.WorkingCalendar;
import io.onething.departments.Department;
import io.onething.departments.OpeningHours;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a department takes calls now. Hours are looked up in the calendar that this server has in
 * memory, a daily quota costs one row by its key; a department that declares neither costs nothing.
 */
@Component
public class Availability {

  private final DailyQuota quota;
  private final CalendarInForce calendar;
  private final Clock clock;

  Availability(DailyQuota quota, CalendarInForce calendar, Clock clock) {
    this.quota = quota;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Why it is asked nothing now; nothing if it takes calls. */
  public Optional<Pause> pause(Department department) {
    Instant now = clock.instant();
    @Nullable OpeningHours hours = department.opening();
    WorkingCalendar days = calendar.time().calendar();
    if (hours != null && !OpeningTimes.isOpen(hours, days, now)) {
      return Optional.of(new Pause(Pause.Reason.CLOSED, OpeningTimes.opens(hours, days, now)));
    }
    if (left(department) > 0) {
      return Optional.empty();
    }
    Instant tomorrow = CityTime.dateOf(now).plusDays(1).atStartOfDay(CityTime.ZONE).toInstant();
    return Optional.of(
        new Pause(
            Pause.Reason.SPENT,
            hours == null ? tomorrow : OpeningTimes.opens(hours, days, tomorrow)));
  }

  /** How many more tasks it takes today. */
  public int left(Department department) {
    @Nullable Integer perDay = department.limits().perDay();
    return perDay == null
        ? Integer.MAX_VALUE
        : Math.max(0, perDay - quota.handedOut(department.id(), CityTime.today(clock)));
  }

  /**
   * Counts tasks that are handed out, in the caller's transaction: until it ends, who else wants to
   * hand out tasks of this department waits.
   *
   * @return how many of them may be, as far as the day's quota goes
   */
  public int take(Department department, int wanted) {
    @Nullable Integer perDay = department.limits().perDay();
    return perDay == null
        ? wanted
        : quota.take(department.id(), CityTime.today(clock), wanted, perDay);
  }

  /**
   * A task has come back before the department was asked.
   *
   * @param handedOut when it was handed out: that day has room again
   */
  public void giveBack(Department department, Instant handedOut) {
    if (department.limits().perDay() != null) {
      quota.giveBack(department.id(), CityTime.dateOf(handedOut));
    }
  }

  /** As above, for a task that was handed out just now. */
  public void giveBack(Department department) {
    giveBack(department, clock.instant());
  }
}
