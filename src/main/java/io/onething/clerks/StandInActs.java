package io.onething.clerks;

import io.onething.access.CurrentPerson;
import io.onething.cases.CaseStep;
import io.onething.engine.ClerkTaskDone;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import io.onething.shared.UtcTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was done on behalf of somebody who was away: kept in the transaction in which it is done,
 * and shown as a moment of the case.
 */
@Component
class StandInActs {

  private final JdbcClient jdbc;
  private final CurrentPerson caller;
  private final WorkingGroups groups;
  private final StaffNames staff;
  private final Clock clock;

  StandInActs(
      JdbcClient jdbc, CurrentPerson caller, WorkingGroups groups, StaffNames staff, Clock clock) {
    this.jdbc = jdbc;
    this.caller = caller;
    this.groups = groups;
    this.staff = staff;
    this.clock = clock;
  }

  private record Act(String element, String who, String onBehalfOf, Instant at) {}

  @EventListener
  void on(ClerkTaskDone done) {
    caller
        .find()
        .ifPresent(
            person ->
                groups
                    .absentFor(person, done.groups())
                    .ifPresent(absent -> keep(done, person.subject(), absent.subject())));
  }

  private void keep(ClerkTaskDone done, String who, String onBehalfOf) {
    jdbc.sql(
            "INSERT INTO stand_in_act (case_id, task_id, element, who, on_behalf_of, done_at) VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            done.caseId().toString(),
            done.taskId(),
            done.element(),
            who,
            onBehalfOf,
            UtcTime.of(clock.instant()))
        .update();
  }

  /**
   * The moments of a case.
   *
   * @param steps of the case, for their names
   */
  List<Moment> of(CaseId id, List<CaseStep> steps) {
    Map<String, Localized> names = new HashMap<>();
    steps.forEach(step -> names.putIfAbsent(step.element(), step.names()));
    return jdbc
        .sql(
            "SELECT element, who, on_behalf_of, done_at FROM stand_in_act WHERE case_id = ? ORDER BY id")
        .param(id.toString())
        .query(
            (row, number) ->
                new Act(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    UtcTime.required(row, "done_at")))
        .list()
        .stream()
        .map(act -> moment(act, names))
        .toList();
  }

  private Moment moment(Act act, Map<String, Localized> names) {
    Localized step = names.getOrDefault(act.element(), new Localized(act.element(), act.element()));
    String who = staff.of(act.who());
    String other = staff.of(act.onBehalfOf());
    return new Moment(
        act.at(),
        new Localized(
            step.zh() + "：" + who + "代" + other + "办理", step.en() + ": " + who + " for " + other));
  }
}
