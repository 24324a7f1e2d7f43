package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.catalog.FollowUp;
import io.onething.deadlines.Limit;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is begun when a case has ended: a process of the bundle beside the case, under its number.
 * One of a kind runs at a time.
 */
@Component
public class FollowUps {

  private final CaseFiles files;
  private final Catalog catalog;
  private final CaseProcesses processes;
  private final Clock clock;

  FollowUps(CaseFiles files, Catalog catalog, CaseProcesses processes, Clock clock) {
    this.files = files;
    this.catalog = catalog;
    this.processes = processes;
    this.clock = clock;
  }

  /** The last day on which each may be asked for, of those that may be asked for now. */
  @Transactional(readOnly = true)
  public Map<String, LocalDate> possible(CaseFile file) {
    Map<String, LocalDate> possible = new LinkedHashMap<>();
    catalog
        .bundle(file.edition())
        .followUps()
        .forEach(
            (id, followUp) ->
                lastDay(file, followUp)
                    .filter(day -> !day.isBefore(CityTime.today(clock)))
                    .filter(day -> !runs(file, followUp.process()))
                    .ifPresent(day -> possible.put(id, day)));
    return possible;
  }

  /**
   * Begins it; to be called with the case locked.
   *
   * @throws OneThingException {@code NOT_NOW} if the case has not ended so, the time is over, or
   *     one is under way
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(CaseFile file, String id) {
    if (!possible(file).containsKey(id)) {
      throw notNow(file, id);
    }
    FollowUp followUp = Objects.requireNonNull(catalog.bundle(file.edition()).followUps().get(id));
    processes.startBeside(file, followUp.process());
    files.touch(file.id());
  }

  private OneThingException notNow(CaseFile file, String id) {
    FollowUp known = Objects.requireNonNull(catalog.bundle(file.edition()).followUps().get(id));
    String why;
    if (!file.isClosed() || !known.after().contains(String.valueOf(file.outcome()))) {
      why =
          "The case has not ended so that this may be asked for; expected one of " + known.after();
    } else if (runs(file, known.process())) {
      why = "It was asked for already and is being looked into";
    } else {
      why = "It may be asked for within " + known.within() + " of the end of the case";
    }
    return new OneThingException(ErrorCode.NOT_NOW, why);
  }

  private boolean runs(CaseFile file, String process) {
    return processes.runs(String.valueOf(file.caseNumber()), process);
  }

  private static Optional<LocalDate> lastDay(CaseFile file, FollowUp followUp) {
    if (file.closedAt() == null || !followUp.after().contains(String.valueOf(file.outcome()))) {
      return Optional.empty();
    }
    LocalDate end = CityTime.dateOf(file.closedAt());
    return Limit.parse(followUp.within()) instanceof Limit.NaturalDays within
        ? Optional.of(end.plusDays(within.count()))
        : Optional.empty();
  }
}
