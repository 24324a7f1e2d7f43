package io.onething.contests;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Material;
import io.onething.deadlines.Standstills;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clocks of tasks that wait for a contested value stand still where the manifest names the law
 * that lets them: from when the value is contested or the task begins, whichever comes later, until
 * the value is settled. Elsewhere they run on, since to look into its own data is the authorities'
 * time.
 */
@Component
class HeldClocks {

  private static final String CLOCK = "clock";

  private final Standstills standstills;
  private final CaseSteps steps;
  private final ContestStore store;
  private final Catalog catalog;
  private final Clock clock;

  HeldClocks(
      Standstills standstills, CaseSteps steps, ContestStore store, Catalog catalog, Clock clock) {
    this.standstills = standstills;
    this.steps = steps;
    this.store = store;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** The value is contested: the tasks that are open and wait for it stand still. */
  void begin(CaseFile file, Bundle bundle, Contest contest) {
    @Nullable String reason = reason(bundle, contest);
    if (reason != null) {
      waiting(file, bundle, contest)
          .forEach(
              name ->
                  standstills.begin(file.id(), name, reason, elementOf(contest), clock.instant()));
    }
  }

  /** The value is settled. */
  void end(CaseFile file, Bundle bundle, Contest contest) {
    @Nullable String reason = reason(bundle, contest);
    if (reason != null) {
      waiting(file, bundle, contest)
          .forEach(
              name ->
                  standstills.end(file.id(), name, reason, elementOf(contest), clock.instant()));
    }
  }

  /** A task that waits begins, or goes with its values still contested. */
  @EventListener
  void on(MilestoneReached milestone) {
    @Nullable String name = milestone.declared().get(CLOCK);
    if (name == null) {
      return;
    }
    Bundle bundle = catalog.bundle(milestone.bundle());
    boolean awaited =
        bundle.materials().values().stream()
            .map(Material::contest)
            .filter(Objects::nonNull)
            .anyMatch(
                rule -> rule.suspends() != null && rule.holds().contains(milestone.element()));
    if (awaited) {
      store.of(milestone.caseId()).stream()
          .filter(contest -> contest.state().isOpen())
          .filter(contest -> ContestDecisions.holds(bundle, contest, milestone.element()))
          .forEach(contest -> move(milestone, name, reason(bundle, contest), contest));
    }
  }

  private void move(
      MilestoneReached milestone, String name, @Nullable String reason, Contest contest) {
    if (reason == null) {
      return;
    }
    if (milestone.moment() == Moment.ENTERED) {
      standstills.begin(milestone.caseId(), name, reason, elementOf(contest), milestone.at());
    } else {
      standstills.end(milestone.caseId(), name, reason, elementOf(contest), milestone.at());
    }
  }

  private Stream<String> waiting(CaseFile file, Bundle bundle, Contest contest) {
    return steps.of(file.id()).stream()
        .filter(step -> step.state() == CaseStep.State.OPEN)
        .filter(step -> ContestDecisions.holds(bundle, contest, step.element()))
        .map(CaseStep::clock)
        .filter(Objects::nonNull)
        .distinct();
  }

  private static @Nullable String reason(Bundle bundle, Contest contest) {
    Material.@Nullable Contest rule = bundle.contestOf(contest.field());
    return rule == null ? null : rule.suspends();
  }

  private static String elementOf(Contest contest) {
    return "Task_Contest_" + contest.field();
  }
}
