package io.onething.allocation;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.seasons.Season;
import io.onething.seasons.Seasons;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a case knows of the place that it is offered. */
@Component
class Offers {

  private final Catalog catalog;
  private final Seasons seasons;
  private final CaseFacts facts;

  Offers(Catalog catalog, Seasons seasons, CaseFacts facts) {
    this.catalog = catalog;
    this.seasons = seasons;
    this.facts = facts;
  }

  /** How the bundle gives out places, as the case has it. */
  Bundle.Seats rules(CaseFile file) {
    return Objects.requireNonNull(
        catalog.bundle(file.edition()).seats(),
        "checked at the start: a model with seats has rules");
  }

  /** Whether the model of the case lets it stand in line, and there still is one. */
  boolean keepsLine(CaseFile file, String season, int batch, Instant now) {
    return rules(file).standby()
        && seasons
            .find(file.bundle(), season)
            .flatMap(found -> found.batch(batch))
            .filter(found -> found.keepsLineAt(now))
            .isPresent();
  }

  /**
   * Keeps which place the case has got, and until when it has to be confirmed.
   *
   * @param place its code; null if the case has got none
   */
  void keep(CaseFile file, String season, int batch, @Nullable String place, Instant at) {
    Bundle.Seats rules = rules(file);
    Optional<Season> found = seasons.find(file.bundle(), season);
    Map<String, @Nullable Object> offered = new HashMap<>();
    offered.put(rules.offered(), place);
    offered.put(
        rules.offeredName(),
        place == null
            ? null
            : found
                .flatMap(each -> each.place(place))
                .map(Season.Place::names)
                .orElse(new Localized(place, place)));
    facts.record(file.id(), "decision", offered);
    if (place != null) {
      found
          .map(each -> seasons.offered(catalog.bundle(file.edition()), each, batch, at))
          .filter(later -> !later.isEmpty())
          .ifPresent(later -> facts.record(file.id(), "season", later));
    }
  }
}
