package io.onething.allocation;

import io.onething.cases.CaseFile;
import io.onething.seasons.Season;
import io.onething.seasons.Seasons;
import io.onething.shared.Localized;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is left of the places of a season, for whoever chooses one for a case by hand. */
@Component
public class FreePlaces {

  private final Seasons seasons;
  private final SeatStore store;

  FreePlaces(Seasons seasons, SeatStore store) {
    this.seasons = seasons;
    this.store = store;
  }

  /**
   * A place.
   *
   * @param seats how many it takes
   * @param free how many of them nobody holds
   */
  public record FreePlace(String code, Localized names, int seats, int free) {}

  /** The places of the case's season, in the order of its file; none if it applies for none. */
  @Transactional(readOnly = true)
  public List<FreePlace> of(CaseFile file) {
    Optional<SeatStore.Standing> standing = store.standing(file.id());
    return standing
        .flatMap(applied -> seasons.find(applied.bundle(), applied.season()))
        .map(season -> places(season, store.free(standing.get().bundle(), season)))
        .orElse(List.of());
  }

  private static List<FreePlace> places(Season season, Map<String, Integer> free) {
    return season.places().entrySet().stream()
        .map(
            place ->
                new FreePlace(
                    place.getKey(),
                    place.getValue().names(),
                    place.getValue().seats(),
                    free.getOrDefault(place.getKey(), 0)))
        .toList();
  }
}
