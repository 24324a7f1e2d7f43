package io.onething.notifications;

import io.onething.cases.CaseFacts;
import io.onething.cases.MilestoneReached;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.deadlines.ClockState;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.Due;
import io.onething.shared.Listed;
import io.onething.shared.Localized;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Writes the messages that a step declares ({@code notify}), in the transaction of the step. */
class WriteMessages {

  private final Catalog catalog;
  private final CaseFacts facts;
  private final Clocks clocks;
  private final MessageTexts texts;
  private final Outbox outbox;

  WriteMessages(
      Catalog catalog, CaseFacts facts, Clocks clocks, MessageTexts texts, Outbox outbox) {
    this.catalog = catalog;
    this.facts = facts;
    this.clocks = clocks;
    this.texts = texts;
    this.outbox = outbox;
  }

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void on(MilestoneReached milestone) {
    List<String> messages = Listed.names(milestone.declared().get("notify"));
    if (messages.isEmpty()) {
      return;
    }
    Bundle bundle = catalog.bundle(milestone.bundle());
    Map<String, Object> known = facts.all(milestone.caseId());
    messages.forEach(message -> write(milestone, bundle, message, known));
  }

  private void write(
      MilestoneReached milestone, Bundle bundle, String id, Map<String, Object> known) {
    Bundle.@Nullable Message message = bundle.messages().get(id);
    if (message == null) {
      throw new IllegalStateException(
          milestone.element()
              + " declares message '"
              + id
              + "', expected one of "
              + bundle.messages().keySet());
    }
    Localized template = message.text();
    String params = texts.params(bundle, template, known, () -> due(milestone));
    outbox.add(milestone.caseId(), id, Channel.IN_APP, params, milestone.at());
    outbox.add(milestone.caseId(), id, Channel.SMS, params, milestone.at());
  }

  /**
   * What {@code {due}} means: the clock that the step declares, else the open one that began last,
   * which is the one the case is at; the promised date if there is one.
   */
  private Optional<Due> due(MilestoneReached milestone) {
    @Nullable String declared = milestone.declared().get("clock");
    Comparator<ClockView> latest =
        Comparator.comparing((ClockView clock) -> clock.id().equals(declared))
            .thenComparing(clock -> clock.state() != ClockState.STOPPED)
            .thenComparing(ClockView::startedAt);
    return clocks.of(milestone.caseId()).stream()
        .filter(clock -> clock.due() != null)
        .max(latest)
        .flatMap(ClockView::told);
  }
}
