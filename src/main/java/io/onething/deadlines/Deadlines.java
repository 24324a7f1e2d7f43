package io.onething.deadlines;

import io.onething.shared.CaseId;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Dates for models: {@code ${deadlines.due(caseId,'hrss-review')}}. A clock begins its run when it
 * is first asked for. While it stands still, the dates are those that hold if it runs again at
 * once, or at the expected end of the suspension if that is later.
 *
 * <p>A date past the last published year is provisional and fires nothing: a timer gets one far
 * beyond it, where it waits until the year is published and the timer is moved. {@link #shownDue}
 * and {@link #shownYellow} are for people: they give the provisional date itself, and none while
 * the clock stands still.
 */
public class Deadlines {

  private final ClockKeeping keeping;
  private final ClockStore store;
  private final Function<CaseId, String> bundleOf;
  private final CalendarInForce calendar;
  private final Clock clock;

  /**
   * @param bundleOf the bundle of a case
   */
  Deadlines(
      ClockKeeping keeping,
      ClockStore store,
      Function<CaseId, String> bundleOf,
      CalendarInForce calendar,
      Clock clock) {
    this.keeping = keeping;
    this.store = store;
    this.bundleOf = bundleOf;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * When the limit of the clock is up.
   *
   * @param caseId the process variable {@code caseId}
   * @param name the clock's name in the manifest; or a {@link HandedMoment}, which is the date then
   * @throws io.onething.shared.OneThingException if the bundle does not name the clock
   */
  public Date due(String caseId, String name) {
    Optional<HandedMoment> moment = HandedMoment.in(name);
    if (moment.isPresent()) {
      return Date.from(moment.get().at());
    }
    return timer(caseId, new TimerPoint.Due(name));
  }

  /**
   * When so much time of the clock has passed.
   *
   * @param limit since the clock began: {@code 3wd}
   * @throws IllegalArgumentException if the limit cannot be read
   */
  public Date at(String caseId, String name, String limit) {
    return timer(caseId, new TimerPoint.At(name, Limit.parse(limit)));
  }

  /**
   * When so much time of the clock is left; not before the clock's begin.
   *
   * @param name the clock's name in the manifest; or a {@link HandedMoment}
   * @param limit before the clock's limit is up: {@code 2wd}
   * @throws IllegalArgumentException if the limit cannot be read
   */
  public Date before(String caseId, String name, String limit) {
    Optional<HandedMoment> moment = HandedMoment.in(name);
    if (moment.isPresent()) {
      return Date.from(moment.get().before(Limit.parse(limit)));
    }
    return timer(caseId, new TimerPoint.Before(name, Limit.parse(limit)));
  }

  /**
   * The due date that people see of a task, null while the clock stands still; never for a timer,
   * for it may be provisional.
   *
   * @throws io.onething.shared.OneThingException if the bundle does not name the clock
   */
  public @Nullable Date shownDue(String caseId, String name) {
    return shown(caseId, new TimerPoint.Due(name));
  }

  /**
   * From when the light of the clock is yellow, for the follow-up date of a task: null while the
   * clock stands still; never for a timer.
   *
   * @throws io.onething.shared.OneThingException if the bundle does not name the clock
   */
  public @Nullable Date shownYellow(String caseId, String name) {
    return shown(caseId, new TimerPoint.Yellow(name));
  }

  private @Nullable Date shown(String caseId, TimerPoint point) {
    return points().shown(running(caseId, point.clock()), point).map(Date::from).orElse(null);
  }

  private Date timer(String caseId, TimerPoint point) {
    PointInTime points = points();
    return Date.from(points.timer(points.of(running(caseId, point.clock()), point)));
  }

  private PointInTime points() {
    return new PointInTime(calendar.time(), clock.instant());
  }

  private RunningClock running(String caseId, String name) {
    CaseId id = CaseId.of(caseId);
    return store
        .open(id, name)
        .orElseGet(() -> keeping.begin(id, bundleOf.apply(id), name, clock.instant()))
        .clock();
  }
}
