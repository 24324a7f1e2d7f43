package io.onething.sandbox.timemachine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.clerks.LadderMoments;
import io.onething.clerks.Moment;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.Light;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a visitor watches while the time is moved: the open cases, their lights, how they climb. */
final class WatchedCases {

  /** As many as a page holds. */
  private static final int MOST = 12;

  private final CaseFiles files;
  private final Catalog catalog;
  private final Clocks clocks;
  private final LadderMoments ladder;

  WatchedCases(CaseFiles files, Catalog catalog, Clocks clocks, LadderMoments ladder) {
    this.files = files;
    this.catalog = catalog;
    this.clocks = clocks;
    this.ladder = ladder;
  }

  /**
   * An open case, without anything personal.
   *
   * @param climbed what its ladders have done, in the order of time
   */
  record Watched(
      String caseNumber,
      Localized bundle,
      Localized state,
      List<WatchedClock> clocks,
      List<Moment> climbed) {}

  /**
   * One of its open clocks.
   *
   * @param due null while it stands still
   */
  record WatchedClock(
      String id,
      Localized names,
      Light light,
      Localized lightNames,
      @Nullable Instant due,
      boolean provisional,
      int workingDaysLeft) {}

  /** The newest first. */
  List<Watched> latest() {
    List<CaseId> open = clocks.openCases(MOST);
    Map<CaseId, CaseFile> found = files.all(open);
    return open.stream()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .map(this::watched)
        .toList();
  }

  private Watched watched(CaseFile file) {
    Bundle bundle = catalog.bundle(file.edition());
    return new Watched(
        String.valueOf(file.caseNumber()),
        bundle.names(),
        file.state().names(),
        clocks.of(file.id()).stream()
            .filter(ClockView::open)
            .map(
                clock ->
                    new WatchedClock(
                        clock.id(),
                        clock.names(),
                        clock.light(),
                        clock.lightNames(),
                        clock.due(),
                        clock.provisional(),
                        clock.workingDaysLeft()))
            .toList(),
        ladder.of(file.id(), bundle));
  }
}
