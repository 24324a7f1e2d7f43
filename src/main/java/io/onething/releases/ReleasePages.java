package io.onething.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.catalog.Edition;
import io.onething.catalog.ReleaseStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The releases of all bundles, for modelers, and the decision from when one counts. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/releases", produces = MediaType.APPLICATION_JSON_VALUE)
class ReleasePages {

  private final ReleaseStore releases;
  private final Releasing releasing;
  private final ReleaseChanges changes;
  private final Clock clock;

  ReleasePages(ReleaseStore releases, Releasing releasing, ReleaseChanges changes, Clock clock) {
    this.releases = releases;
    this.releasing = releasing;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * A release.
   *
   * @param state {@code ACTIVE}: new cases start on it; {@code PLANNED}: they will; {@code FORMER}:
   *     they did; {@code DRAFT}: never
   * @param from from when it counts, counted or will count last; null for a draft
   * @param decidedBy who decided that; the subject
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Release(
      String bundle,
      int release,
      State state,
      String origin,
      Instant releasedAt,
      String releasedBy,
      String digest,
      @Nullable Instant from,
      @Nullable String decidedBy) {}

  /** Where a release stands. */
  enum State {
    DRAFT,
    PLANNED,
    ACTIVE,
    FORMER
  }

  /**
   * From when: {@code now}, {@code 2026-12-01}, {@code 2026-12-01T08:30}; {@code never} takes back
   * what was planned.
   */
  record Wish(@Nullable String from) {}

  /**
   * What was decided.
   *
   * @param from from when the release counts; null when what was planned was taken back
   */
  record Decision(String bundle, int release, @Nullable Instant from) {}

  @GetMapping
  List<Release> all() {
    Instant now = clock.instant();
    var active = releases.active(now);
    List<ReleaseStore.Activation> decisions = releases.activations();
    return releases.all().stream()
        .map(
            row -> {
              boolean isActive = row.edition().equals(active.get(row.edition().bundle()));
              ReleaseStore.@Nullable Activation last =
                  decisions.stream()
                      .filter(each -> each.edition().equals(row.edition()))
                      .filter(each -> !isActive || !each.from().isAfter(now))
                      .reduce((earlier, later) -> later)
                      .orElse(null);
              return new Release(
                  row.edition().bundle(),
                  row.edition().number(),
                  state(isActive, last, now),
                  row.origin().name(),
                  row.at(),
                  row.by(),
                  row.digest(),
                  last == null ? null : last.from(),
                  last == null ? null : last.decidedBy());
            })
        .toList();
  }

  private static State state(boolean active, ReleaseStore.@Nullable Activation last, Instant now) {
    if (active) {
      return State.ACTIVE;
    }
    if (last == null) {
      return State.DRAFT;
    }
    return last.from().isAfter(now) ? State.PLANNED : State.FORMER;
  }

  /** What it has otherwise than the release that counts, or that one than the one before it. */
  @GetMapping("/{bundle}/{release}/changes")
  ReleaseChanges.Changes changes(
      @PathVariable("bundle") String bundle, @PathVariable("release") int release) {
    Edition edition = new Edition(bundle, release);
    if (releases.find(edition).isEmpty()) {
      throw Releasing.unknown(edition);
    }
    return changes.of(edition);
  }

  /** New cases start on this release from then on, or not as it was planned. */
  @PostMapping("/{bundle}/{release}/activations")
  Decision activate(
      @PathVariable("bundle") String bundle,
      @PathVariable("release") int release,
      @RequestBody Wish wish) {
    Edition edition = new Edition(bundle, release);
    String from = wish.from() == null ? "now" : wish.from();
    if (from.equals(ActiveFrom.NEVER)) {
      releasing.takeBack(edition);
      return new Decision(bundle, release, null);
    }
    return new Decision(bundle, release, releasing.activate(edition, ActiveFrom.read(from, clock)));
  }
}
