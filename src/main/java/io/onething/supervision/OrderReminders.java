package io.onething.supervision;

import io.onething.catalog.StaffRole;
import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.Limit;
import io.onething.notifications.StaffMessages;
import io.onething.notifications.StaffText;
import io.onething.organisation.CaseGroups;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds a department of an order that it has not answered in time, each working day until it has.
 * After an outage it is reminded once. Several servers share the work and remind nobody twice.
 */
class OrderReminders {

  private static final Logger LOG = LoggerFactory.getLogger(OrderReminders.class);
  private static final Limit DAILY = Limit.parse("1wd");

  private final OrderStore store;
  private final StaffMessages messages;
  private final CalendarInForce calendar;
  private final CaseGroups groups;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OrderReminders(
      OrderStore store,
      StaffMessages messages,
      CalendarInForce calendar,
      CaseGroups groups,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.messages = messages;
    this.calendar = calendar;
    this.groups = groups;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onething.ladder.sweep-interval:PT2S}")
  void sweep() {
    try {
      round();
    } catch (RuntimeException away) {
      LOG.warn("Reminders of orders wait, tried again soon: {}", away.getMessage());
    }
  }

  /** Reminds of every order that is due; says of how many. */
  int round() {
    int reminded = 0;
    while (Boolean.TRUE.equals(transaction.execute(status -> remindOne()))) {
      reminded++;
    }
    return reminded;
  }

  private boolean remindOne() {
    Instant now = clock.instant();
    Optional<SupervisionOrder> due = store.takeDue(now);
    due.ifPresent(order -> remind(order, now));
    return due.isPresent();
  }

  private void remind(SupervisionOrder order, Instant now) {
    Map<String, String> params =
        Map.of(
            "order", order.number(),
            "clock", order.clock(),
            "due", CityTime.dateOf(order.answerDue()).toString(),
            "count", Integer.toString(order.reminders() + 1));
    String handlers =
        Objects.requireNonNullElseGet(order.group(), () -> group(StaffRole.HANDLER, order));
    for (String group : List.of(handlers, group(StaffRole.SECTION_HEAD, order))) {
      messages.tell(order.caseId(), group, StaffText.ORDER_UNANSWERED, params, now);
    }
    store.reminded(order.id(), calendar.time().plus(now, DAILY));
  }

  private String group(StaffRole role, SupervisionOrder order) {
    return groups.group(role, order.caseId(), order.department(), order.department());
  }
}
