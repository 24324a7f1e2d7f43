package io.onething.supervision;

import io.onething.availability.Availability;
import io.onething.availability.Pause;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.OpenCalls;
import io.onething.journal.RecentCalls;
import io.onething.journal.RecentCalls.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the open calls and at the journal's last minutes every few seconds. Whoever scrapes or
 * asks for the health gets the last look, so that no request costs a query; when the database does
 * not answer, there is soon no look at all instead of an old one.
 */
class DepartmentWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DepartmentWatch.class);

  /** How far back the journal is looked at. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** After so many looks that failed the last one counts no more. */
  private static final int MISSED = 4;

  private final OpenCalls open;
  private final RecentCalls recent;
  private final Availability availability;
  private final DepartmentFiles files;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Duration interval;
  private @Nullable Map<String, Instant> lastAnswers;
  private volatile @Nullable Look last;

  DepartmentWatch(
      OpenCalls open,
      RecentCalls recent,
      Availability availability,
      DepartmentFiles files,
      Clock clock,
      LongSupplier nanoTime,
      Duration interval) {
    this.open = open;
    this.recent = recent;
    this.availability = availability;
    this.files = files;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.interval = interval;
  }

  /**
   * What was seen.
   *
   * @param loads open calls by topic
   * @param tallies what was asked within {@link #WINDOW}, by topic
   * @param lastAnswers when each department last answered, by id; missing for one that never did
   * @param pauses which departments are asked nothing now, by id
   * @param at when it was seen, by the case's time
   * @param nanos the same by the machine's
   */
  record Look(
      Map<String, OpenCalls.Load> loads,
      Map<String, Tally> tallies,
      Map<String, Instant> lastAnswers,
      Map<String, Pause> pauses,
      Instant at,
      long nanos) {}

  /** The last look; nothing when there was none lately. */
  Optional<Look> last() {
    return Optional.ofNullable(last)
        .filter(look -> nanoTime.getAsLong() - look.nanos() <= interval.toNanos() * MISSED);
  }

  @Scheduled(fixedDelayString = "${onething.supervision.look-interval:PT15S}")
  void look() {
    try {
      Instant now = clock.instant();
      Map<String, Tally> tallies = new HashMap<>();
      recent.since(now.minus(WINDOW)).forEach(tally -> tallies.put(tally.topic(), tally));
      last =
          new Look(open.byTopic(), tallies, answered(tallies), pauses(), now, nanoTime.getAsLong());
    } catch (DataAccessException | TransactionException away) {
      LOG.debug("The open calls could not be looked at", away);
    }
  }

  /** Asked of the whole journal once, then kept up to date by what the window shows. */
  private Map<String, Instant> answered(Map<String, Tally> tallies) {
    Map<String, Instant> known = lastAnswers;
    Map<String, Instant> answered =
        new HashMap<>(
            known == null
                ? recent.lastAnswers(callable().stream().map(Department::id).toList())
                : known);
    tallies
        .values()
        .forEach(
            tally -> {
              if (tally.lastAnswer() != null) {
                answered.merge(tally.department(), tally.lastAnswer(), DepartmentWatch::later);
              }
            });
    lastAnswers = answered;
    return Map.copyOf(answered);
  }

  private Map<String, Pause> pauses() {
    Map<String, Pause> pauses = new HashMap<>();
    callable()
        .forEach(
            department ->
                availability
                    .pause(department)
                    .ifPresent(pause -> pauses.put(department.id(), pause)));
    return pauses;
  }

  /** One may come with a release while the server runs. */
  private List<Department> callable() {
    return files.departments().stream().filter(Department::isCallable).toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
