package io.onething.supervision;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.Tacit;
import io.onething.catalog.StaffRole;
import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.Limit;
import io.onething.deadlines.RungJournal;
import io.onething.deadlines.RungJournal.Effect;
import io.onething.deadlines.RungReached;
import io.onething.engine.TacitlyApproved;
import io.onething.notifications.StaffMessages;
import io.onething.notifications.StaffText;
import io.onething.organisation.CaseGroups;
import io.onething.shared.CityTime;
import io.onething.supervision.OrderStore.Addressee;
import io.onething.supervision.SupervisionOrder.Cause;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/**
 * Issues the orders that a rung demands, in the transaction in which the rung is claimed. An order
 * goes to the office that has the case, else to the department.
 */
class IssueOrders {

  private final OrderStore store;
  private final StaffMessages messages;
  private final RungJournal journal;
  private final CalendarInForce calendar;
  private final CaseGroups groups;

  IssueOrders(
      OrderStore store,
      StaffMessages messages,
      RungJournal journal,
      CalendarInForce calendar,
      CaseGroups groups) {
    this.store = store;
    this.messages = messages;
    this.journal = journal;
    this.calendar = calendar;
    this.groups = groups;
  }

  @EventListener
  void on(RungReached rung) {
    Bundle.Order order = rung.actions().order();
    if (order != null) {
      for (String department : rung.departments()) {
        issue(rung, department, Cause.OVERDUE, order.answerWithin(), StaffText.ORDER_ISSUED);
      }
    }
  }

  /** Its paper is missing, although the case has gone on without it. */
  @EventListener
  void on(TacitlyApproved approved) {
    @Nullable Tacit tacit = approved.rung().tacit();
    if (tacit != null && tacit.followUpWithin() != null) {
      issue(
          approved.rung(),
          approved.department(),
          Cause.TACIT,
          tacit.followUpWithin(),
          StaffText.TACITLY_APPROVED);
    }
  }

  private void issue(
      RungReached rung, String department, Cause cause, String within, StaffText text) {
    Instant answerDue = calendar.time().plus(rung.firedAt(), Limit.parse(within));
    String group =
        groups.group(StaffRole.HANDLER, rung.caseId(), department, rung.leadDepartment());
    Addressee to =
        new Addressee(department, groups.office(rung.caseId(), department).orElse(null), group);
    long id = store.issue(rung, to, cause, answerDue);
    String number = SupervisionOrder.number(id, rung.firedAt());
    journal.record(rung.id(), Effect.ORDERED, department, number);
    messages.tell(
        rung.caseId(),
        group,
        text,
        Map.of(
            "order", number,
            "clock", rung.clock(),
            "due", CityTime.dateOf(answerDue).toString()),
        rung.firedAt());
  }
}
