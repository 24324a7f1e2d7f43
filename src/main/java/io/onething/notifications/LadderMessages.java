package io.onething.notifications;

import io.onething.catalog.StaffRole;
import io.onething.deadlines.RungJournal;
import io.onething.deadlines.RungJournal.Effect;
import io.onething.deadlines.RungPoint;
import io.onething.deadlines.RungReached;
import io.onething.organisation.CaseGroups;
import io.onething.shared.CityTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells whom a rung names, in the transaction in which it is claimed. Of the days that were missed,
 * as after an outage, only the last is told: it says how many there are.
 */
class LadderMessages {

  private final StaffMessages messages;
  private final RungJournal journal;
  private final CaseGroups caseGroups;

  LadderMessages(StaffMessages messages, RungJournal journal, CaseGroups caseGroups) {
    this.messages = messages;
    this.journal = journal;
    this.caseGroups = caseGroups;
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(RungReached rung) {
    if (rung.comesAgain()) {
      return;
    }
    Map<String, String> params = params(rung);
    for (String group : groups(rung, rung.actions().notified())) {
      messages.tell(rung.caseId(), group, text(rung), params, rung.firedAt());
      journal.record(rung.id(), Effect.NOTIFIED, group, "");
    }
    StaffRole raised = rung.actions().raise();
    if (raised != null) {
      for (String group : groups(rung, List.of(raised))) {
        messages.tell(rung.caseId(), group, StaffText.RAISED, params, rung.firedAt());
        journal.record(rung.id(), Effect.RAISED, group, raised.name());
      }
    }
  }

  private Set<String> groups(RungReached rung, List<StaffRole> roles) {
    Set<String> groups = new TreeSet<>();
    for (StaffRole role : roles) {
      rung.departments()
          .forEach(
              department ->
                  groups.add(
                      caseGroups.group(role, rung.caseId(), department, rung.leadDepartment())));
    }
    return groups;
  }

  private static StaffText text(RungReached rung) {
    return switch (RungPoint.named(rung.rung())) {
      case RungPoint.Share ignored -> StaffText.CLOCK_USED;
      case RungPoint.Left ignored -> StaffText.CLOCK_NEARLY_UP;
      case RungPoint.Up ignored -> StaffText.CLOCK_UP;
      case RungPoint.Silence ignored -> StaffText.CLOCK_UP;
      case RungPoint.EachDayOverdue ignored -> StaffText.CLOCK_OVERDUE;
      case RungPoint.ExpectedEnd ignored -> StaffText.SUSPENSION_UP;
      case RungPoint.EachDayPastExpectedEnd ignored -> StaffText.SUSPENSION_OVERDUE;
    };
  }

  private static Map<String, String> params(RungReached rung) {
    Map<String, String> params = new HashMap<>();
    params.put("clock", rung.clock());
    params.put("share", rung.rung());
    params.put("count", Integer.toString(rung.occurrence()));
    Instant date = rung.expectedEnd() == null ? rung.due() : rung.expectedEnd();
    if (date != null) {
      params.put("due", CityTime.dateOf(date).toString());
    }
    return params;
  }
}
