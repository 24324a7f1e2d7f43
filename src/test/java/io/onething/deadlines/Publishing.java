package io.onething.deadlines;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes years on a whole server, for tests of those who follow the calendar. */
public final class Publishing {

  private Publishing() {}

  /** The first year that no calendar is shipped for. */
  public static int unpublishedYear() {
    return PublishedCalendar.TIME.calendar().lastPublishedYear() + 1;
  }

  /**
   * Publishes the year after the last published one, with made-up holidays that move every clock
   * which runs through it; the server carries it to the open clocks by itself.
   *
   * @return the publication
   */
  public static long nextYear(ApplicationContext server) {
    int year = server.getBean(CalendarInForce.class).time().calendar().lastPublishedYear() + 1;
    CalendarPublishing publishing = server.getBean(CalendarPublishing.class);
    return Objects.requireNonNull(
        server
            .getBean(TransactionTemplate.class)
            .execute(
                status -> publishing.publish(Notices.bytes(Notices.of(year)), null, "operator-1")));
  }

  /** Publishes 2027 as tests know it, and carries it to the open clocks. */
  public static void year2027(ApplicationContext server) {
    CalendarPublishing publishing = server.getBean(CalendarPublishing.class);
    server
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> publishing.publish(Notices.bytes(Notices.YEAR_2027), null, "operator-1"));
    CalendarInForce calendar = server.getBean(CalendarInForce.class);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (calendar.time().calendar().lastPublishedYear() < 2027) {
      if (System.nanoTime() > end) {
        throw new AssertionError("The server has not taken the calendar up");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    server
        .getBean(CalendarProjection.class)
        .carry(server.getBean(Clock.class).instant().plusSeconds(1));
  }
}
