package io.onething.statistics;

import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/** Counts a case whose result does not stand under what became of it; its times stay. */
class OverturnedOutcomes {

  private final CountStore store;

  OverturnedOutcomes(CountStore store) {
    this.store = store;
  }

  @EventListener
  void on(MilestoneReached milestone) {
    @Nullable String outcome = milestone.declared().get("overturn");
    if (outcome != null && milestone.moment() == Moment.ENTERED) {
      store.overturn(milestone.caseId(), outcome);
    }
  }
}
