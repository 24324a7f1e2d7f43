package io.onething.allocation;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.seasons.Season;
import io.onething.seasons.Seasons;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Acts on the property {@code seat} of a model, in the transaction of the step. */
@Component
class SeatKeeping {

  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final Seasons seasons;
  private final SeatStore store;

  SeatKeeping(Catalog catalog, CaseFiles files, CaseFacts facts, Seasons seasons, SeatStore store) {
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.seasons = seasons;
    this.store = store;
  }

  /** Before the documents, which name the place. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(MilestoneReached milestone) {
    @Nullable String seat = milestone.declared().get("seat");
    if (seat == null || milestone.moment() != Moment.ENTERED) {
      return;
    }
    switch (seat) {
      case "await" -> await(milestone);
      case "take" -> take(milestone);
      default -> store.free(milestone.caseId());
    }
  }

  private void await(MilestoneReached milestone) {
    CaseFile file = files.get(milestone.caseId());
    Map<String, Object> known = facts.all(file.id());
    if (!(known.get(Seasons.BATCH) instanceof Number batch)) {
      throw new IllegalStateException(
          milestone.element() + ": the case has no batch; expected one that came in by a season");
    }
    store.request(
        file,
        String.valueOf(known.get(Seasons.SEASON)),
        batch.intValue(),
        Choices.of(rules(milestone.bundle()), known),
        milestone.at());
  }

  private void take(MilestoneReached milestone) {
    SeatStore.Standing standing = store.standing(milestone.caseId()).orElseThrow();
    String place =
        String.valueOf(facts.all(milestone.caseId()).get(rules(milestone.bundle()).offered()));
    store.lockSeason(standing.bundle(), standing.season());
    int seats =
        seasons
            .find(standing.bundle(), standing.season())
            .flatMap(season -> season.place(place))
            .map(Season.Place::seats)
            .orElse(0);
    int held = store.held(standing.bundle(), standing.season()).getOrDefault(place, 0);
    if (held >= seats) {
      throw new OneThingException(
          ErrorCode.NOT_NOW,
          "No seat is left at "
              + place
              + ", "
              + held
              + " of "
              + seats
              + " are held; expected a place that has one");
    }
    store.hold(milestone.caseId(), place);
    tell(milestone, standing.season(), place);
  }

  private void tell(MilestoneReached milestone, String season, String place) {
    facts.record(
        milestone.caseId(),
        "decision",
        offered(rules(milestone.bundle()), seasons, milestone.bundle(), season, place));
  }

  /** The facts that say which place a case has got. */
  static Map<String, @Nullable Object> offered(
      Bundle.Seats rules, Seasons seasons, String bundle, String season, @Nullable String place) {
    Map<String, @Nullable Object> offered = new HashMap<>();
    offered.put(rules.offered(), place);
    offered.put(
        rules.offeredName(),
        place == null
            ? null
            : seasons
                .find(bundle, season)
                .flatMap(found -> found.place(place))
                .map(found -> found.names().zh())
                .orElse(place));
    return offered;
  }

  private Bundle.Seats rules(String bundle) {
    return Objects.requireNonNull(
        catalog.bundle(bundle).seats(), "checked at the start: a model with seats has rules");
  }
}
