package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.Tacit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rungs of one clock, in the order of the manifest. */
record Ladder(List<Step> steps) {

  /** By which the rung of a tacit approval is known. */
  static final String TACIT = "tacit";

  static final Ladder NONE = new Ladder(List.of());

  /**
   * One rung.
   *
   * @param name by which it is known for ever: what the manifest writes as {@code at}
   * @param point where it lies
   * @param rung what is done there
   * @param tacit the opinion that counts as given there
   */
  record Step(String name, RungPoint point, Bundle.Rung rung, @Nullable Tacit tacit) {}

  /** The ladder of a clock; without rungs if the manifest gives it none. */
  static Ladder of(Bundle bundle, String clock) {
    Bundle.@Nullable ClockLimit declared = bundle.clocks().get(clock);
    if (declared == null) {
      return NONE;
    }
    List<Step> steps = new ArrayList<>();
    if (declared.ladder() != null) {
      for (Bundle.Rung rung : bundle.ladders().getOrDefault(declared.ladder(), List.of())) {
        steps.add(new Step(rung.at(), RungPoint.parse(rung.at()), rung, null));
      }
    }
    if (declared.tacit() != null) {
      steps.add(
          new Step(
              TACIT,
              new RungPoint.Silence(),
              new Bundle.Rung(TACIT, List.of(), null, null, null),
              declared.tacit()));
    }
    return steps.isEmpty() ? NONE : new Ladder(List.copyOf(steps));
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }
}
