package io.onething.allocation;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.engine.CaseProcesses;
import io.onething.engine.TaskCompleting;
import io.onething.seasons.Season;
import io.onething.seasons.Seasons;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Acts on the property {@code seat} of a model, in the transaction of the step. */
@Component
class SeatKeeping {

  private final CaseFiles files;
  private final CaseFacts facts;
  private final Seasons seasons;
  private final SeatStore store;
  private final Offers offers;
  private final FreePlaces places;
  private final CaseProcesses processes;

  SeatKeeping(
      CaseFiles files,
      CaseFacts facts,
      Seasons seasons,
      SeatStore store,
      Offers offers,
      FreePlaces places,
      CaseProcesses processes) {
    this.files = files;
    this.facts = facts;
    this.seasons = seasons;
    this.store = store;
    this.offers = offers;
    this.places = places;
    this.processes = processes;
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
      case "free" -> store.free(milestone.caseId());
      default -> {
        // choose: the case sheet shows what is left, nothing is taken yet
      }
    }
  }

  /** Whoever chooses a place by hand is told in words that it is full, before anything is taken. */
  @EventListener
  void on(TaskCompleting completing) {
    if (!completing.choosesSeat()) {
      return;
    }
    CaseFile file = files.lock(completing.caseId());
    @Nullable String chosen = completing.code(offers.rules(file).offered());
    Optional<SeatStore.Standing> standing = store.standing(file.id());
    if (chosen == null || standing.isEmpty()) {
      return;
    }
    store.lockSeason(standing.get().bundle(), standing.get().season());
    places.of(file).stream()
        .filter(place -> place.code().equals(chosen) && place.free() == 0)
        .forEach(
            full ->
                completing.refuse(
                    full.names().zh() + "已满（共 " + full.seats() + " 个名额），请刷新办件单，另选有空余的。"));
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
        Choices.of(offers.rules(file), known),
        milestone.at());
  }

  private void take(MilestoneReached milestone) {
    CaseFile file = files.get(milestone.caseId());
    SeatStore.Standing standing = store.standing(file.id()).orElseThrow();
    String place = String.valueOf(facts.all(file.id()).get(offers.rules(file).offered()));
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
    store.hold(file.id(), place, milestone.at());
    offers.keep(file, standing.season(), standing.batch(), place, milestone.at());
    processes.refresh(file);
  }
}
