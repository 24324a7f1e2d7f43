package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.deadlines.ClocksMoved;
import io.onething.deadlines.OpenClocks;
import io.onething.deadlines.TimerPoint;
import io.onething.deadlines.Timers;
import io.onething.engine.EngineDates.TaskDates;
import io.onething.engine.EngineDates.Waiting;
import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the engine's timers and the dates of clerks' tasks up to date when clocks have moved, in
 * the transaction of the move: both hold, or neither.
 */
@Component
class MovedDates {

  private final EngineDates engine;
  private final EngineCommands commands;
  private final ReleasedDates released;
  private final AfterCommand afterCommand;
  private final CaseFiles files;
  private final Timers ledger;

  MovedDates(
      EngineDates engine,
      EngineCommands commands,
      ReleasedDates released,
      AfterCommand afterCommand,
      CaseFiles files,
      Timers ledger) {
    this.engine = engine;
    this.commands = commands;
    this.released = released;
    this.afterCommand = afterCommand;
    this.files = files;
    this.ledger = ledger;
  }

  /** A timer or task whose clock has moved. */
  private record Moved(Waiting waiting, CaseId caseId, @Nullable TimerPoint point) {}

  @EventListener
  void on(ClocksMoved moved) {
    Map<CaseId, Set<String>> clocks = new HashMap<>();
    moved
        .moves()
        .forEach(
            move -> clocks.computeIfAbsent(move.caseId(), id -> new HashSet<>()).add(move.clock()));
    afterCommand.run(() -> bringUpToDate(clocks));
  }

  private void bringUpToDate(Map<CaseId, Set<String>> clocks) {
    Map<String, CaseId> cases = new HashMap<>();
    for (CaseFile file : files.all(clocks.keySet()).values()) {
      if (file.caseNumber() != null) {
        cases.put(file.caseNumber(), file.id());
      }
    }
    moveTimers(clocks, cases);
    moveTasks(clocks, cases);
  }

  private void moveTimers(Map<CaseId, Set<String>> clocks, Map<String, CaseId> cases) {
    Map<String, Moved> moved = new LinkedHashMap<>();
    List<Waiting> timers = engine.timers(cases.keySet());
    AskedPoints points = new AskedPoints(engine, timers);
    for (Waiting timer : timers) {
      CaseId id = Objects.requireNonNull(cases.get(timer.caseNumber()));
      points
          .of(dates(timer).timers().get(timer.element()), timer)
          .filter(point -> clocks.getOrDefault(id, Set.of()).contains(point.clock()))
          .ifPresent(point -> moved.put(timer.id(), new Moved(timer, id, point)));
    }
    // The ledger is read after the rows are held: of two moves the later one sees the earlier.
    Map<String, @Nullable Timestamp> held = engine.holdTimers(moved.keySet());
    OpenClocks open = ledger.open(casesOf(moved.values()));
    Map<String, Timestamp> dates = new LinkedHashMap<>();
    held.forEach(
        (id, before) -> {
          Moved timer = Objects.requireNonNull(moved.get(id));
          open.timer(timer.caseId(), Objects.requireNonNull(timer.point()))
              .map(MovedDates::timestamp)
              .filter(after -> !after.equals(before))
              .ifPresent(after -> dates.put(id, after));
        });
    engine.setTimers(dates);
  }

  private void moveTasks(Map<CaseId, Set<String>> clocks, Map<String, CaseId> cases) {
    Map<String, Moved> moved = new LinkedHashMap<>();
    List<Waiting> tasks = engine.tasks(cases.keySet());
    AskedPoints points = new AskedPoints(engine, tasks);
    for (Waiting task : tasks) {
      CaseId id = Objects.requireNonNull(cases.get(task.caseNumber()));
      Set<String> ofCase = clocks.getOrDefault(id, Set.of());
      ModelDates asked = dates(task);
      if (Stream.of(asked.due(), asked.followUp())
          .map(calls -> points.of(calls.get(task.element()), task))
          .flatMap(Optional::stream)
          .anyMatch(point -> ofCase.contains(point.clock()))) {
        moved.put(task.id(), new Moved(task, id, null));
      }
    }
    Map<String, TaskDates> held = engine.holdTasks(moved.keySet());
    OpenClocks open = ledger.open(casesOf(moved.values()));
    Map<String, TaskDates> dates = new LinkedHashMap<>();
    held.forEach(
        (id, before) -> {
          Moved task = Objects.requireNonNull(moved.get(id));
          ModelDates asked = dates(task.waiting());
          String element = task.waiting().element();
          TaskDates after =
              new TaskDates(
                  shown(
                      points.of(asked.due().get(element), task.waiting()),
                      task.caseId(),
                      open,
                      before.due()),
                  shown(
                      points.of(asked.followUp().get(element), task.waiting()),
                      task.caseId(),
                      open,
                      before.followUp()));
          if (!after.equals(before)) {
            dates.put(id, after);
          }
        });
    engine.setTasks(dates);
  }

  private static @Nullable Timestamp shown(
      Optional<TimerPoint> point, CaseId caseId, OpenClocks open, @Nullable Timestamp before) {
    return point.filter(each -> open.has(caseId, each.clock())).isEmpty()
        ? before
        : open.shown(caseId, point.get()).map(MovedDates::timestamp).orElse(null);
  }

  private ModelDates dates(Waiting waiting) {
    return released.of(waiting.definition(), this::read);
  }

  private ModelDates read(String definition) {
    List<ModelDates> read = new ArrayList<>(1);
    commands.run(context -> read.add(ModelDates.of(context, definition)));
    return read.getFirst();
  }

  private static Collection<CaseId> casesOf(Collection<Moved> moved) {
    Set<CaseId> cases = new HashSet<>();
    moved.forEach(each -> cases.add(each.caseId()));
    return cases;
  }

  /** As the engine keeps it: whole seconds. */
  private static Timestamp timestamp(Instant date) {
    return Timestamp.from(date.truncatedTo(ChronoUnit.SECONDS));
  }
}
