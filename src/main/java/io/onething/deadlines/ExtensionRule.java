package io.onething.deadlines;

import io.onething.catalog.Bundle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a clock may be extended, once, and by whom: as its manifest says, else as 行政许可法 art. 42
 * does for its limit.
 *
 * @param mostAdded the most that may be added, in the limit's own unit
 * @param approver who may grant it
 * @param basis the article that allows it
 */
public record ExtensionRule(Limit mostAdded, Article42.Approver approver, String basis) {

  /** The rule for a clock; nothing for one that nobody may extend. */
  static Optional<ExtensionRule> of(Bundle bundle, RunningClock clock) {
    Bundle.@Nullable ClockLimit declared = bundle.clocks().get(clock.name());
    return declared == null ? ofLaw(clock.limit()) : of(declared, clock.limit());
  }

  /**
   * @param limit that of the run, which the manifest may have changed since
   */
  private static Optional<ExtensionRule> of(Bundle.ClockLimit declared, Limit limit) {
    Bundle.@Nullable Extension own = declared.extension();
    if (own == null) {
      return ofLaw(limit);
    }
    Limit mostAdded = Limit.parse(own.upTo());
    return mostAdded.getClass() == limit.getClass()
        ? Article42.Approver.of(own.by())
            .map(
                approver ->
                    new ExtensionRule(
                        mostAdded, approver, own.basis() == null ? Article42.BASIS : own.basis()))
        : ofLaw(limit);
  }

  private static Optional<ExtensionRule> ofLaw(Limit limit) {
    return Article42.of(limit)
        .map(rule -> new ExtensionRule(rule.mostAdded(), rule.approver(), Article42.BASIS));
  }
}
