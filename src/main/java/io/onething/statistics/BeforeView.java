package io.onething.statistics;

import io.onething.catalog.Bundle;
import io.onething.catalog.PaperWay;
import io.onething.deadlines.Limit;
import io.onething.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * How a matter went before, on paper.
 *
 * @param departments how many one had to go to; null if nobody has said
 * @param visits how often; null if nobody has said
 * @param papers that had to be handed in
 * @param time how long it took, as people read it
 * @param source who says so
 */
public record BeforeView(
    @Nullable Integer departments,
    @Nullable Integer visits,
    int papers,
    @Nullable Localized time,
    @Nullable String source) {

  /** What the bundle says of it; null if it says nothing. */
  public static @Nullable BeforeView of(Bundle bundle) {
    PaperWay before = bundle.before();
    return before == null
        ? null
        : new BeforeView(
            before.departments(),
            before.visits(),
            bundle.materials().size(),
            before.time() == null ? null : Limit.parse(before.time()).names(),
            before.source());
  }
}
