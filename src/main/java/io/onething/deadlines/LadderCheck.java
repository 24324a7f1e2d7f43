package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the ladders of every manifest, and that they fit the clocks that name them. */
class LadderCheck implements FileCheck {

  private static final BigDecimal MOST = new BigDecimal("999999999999.99");

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    bundles.forEach(bundle -> new Check(bundle, faults).run());
    return faults;
  }

  /** The check of one manifest. */
  private record Check(Bundle bundle, List<Fault> faults) {

    void run() {
      bundle.ladders().forEach(this::ladder);
      bundle.clocks().forEach(this::clock);
    }

    private void ladder(String name, @Nullable List<Bundle.Rung> rungs) {
      String path = "ladders." + name;
      if (rungs == null || rungs.isEmpty()) {
        fault(path, "has no rungs", "at least one, as in {at: due, notify: [handler]}");
        return;
      }
      if (bundle.clocks().values().stream().noneMatch(clock -> name.equals(clock.ladder()))) {
        fault(path, "is named by no clock", "a clock with ladder: " + name);
      }
      Set<String> seen = new HashSet<>();
      for (int index = 0; index < rungs.size(); index++) {
        rung(path + "[" + index + "]", rungs.get(index), seen);
      }
    }

    private void rung(String path, Bundle.Rung rung, Set<String> seen) {
      if (point(path, rung) != null && !seen.add(rung.at())) {
        fault(path + ".at", "'" + rung.at() + "' stands twice", "each point once");
      }
      if (rung.notified().isEmpty()
          && rung.raise() == null
          && rung.order() == null
          && rung.penalty() == null) {
        fault(path, "does nothing", "notify, raise, order or penalty");
      }
      if (rung.order() != null) {
        limit(path + ".order.answerWithin", rung.order().answerWithin());
      }
      if (rung.penalty() != null) {
        penalty(path + ".penalty", rung.penalty());
      }
    }

    private @Nullable RungPoint point(String path, Bundle.Rung rung) {
      try {
        return RungPoint.parse(String.valueOf(rung.at()));
      } catch (IllegalArgumentException unreadable) {
        fault(path + ".at", "'" + rung.at() + "'", RungPoint.EXPECTED);
        return null;
      }
    }

    private void penalty(String path, Bundle.Penalty penalty) {
      boolean amount = amount(path + ".amount", penalty.amount());
      boolean most = amount(path + ".most", penalty.most());
      if (amount && most && penalty.most().compareTo(penalty.amount()) < 0) {
        fault(
            path + ".most",
            "'" + penalty.most().toPlainString() + "' is less than the amount",
            "at least " + penalty.amount().toPlainString());
      }
    }

    private boolean amount(String path, @Nullable BigDecimal amount) {
      boolean sensible =
          amount != null
              && amount.signum() > 0
              && amount.stripTrailingZeros().scale() <= 2
              && amount.compareTo(MOST) <= 0;
      if (!sensible) {
        fault(
            path,
            amount == null ? "is missing" : "'" + amount.toPlainString() + "'",
            "yuan above 0, with two decimals at most, as in 500");
      }
      return sensible;
    }

    private void clock(String name, Bundle.ClockLimit clock) {
      String path = "clocks." + name;
      if (clock.ladder() != null) {
        List<Bundle.Rung> rungs = bundle.ladders().get(clock.ladder());
        if (rungs == null) {
          fault(
              path + ".ladder",
              "unknown ladder '" + clock.ladder() + "'",
              "one of " + new TreeSet<>(bundle.ladders().keySet()));
        } else {
          rungs.forEach(rung -> fits(path + ".ladder", clock, rung));
        }
      }
      if (clock.tacit() != null) {
        tacit(path + ".tacit", clock.tacit());
      }
    }

    /** What is left of a limit is less than the limit, and counted as the limit is. */
    private void fits(String path, Bundle.ClockLimit clock, Bundle.Rung rung) {
      @Nullable Limit limit = readable(clock.limit());
      try {
        if (limit != null
            && RungPoint.parse(String.valueOf(rung.at())) instanceof RungPoint.Left left
            && !isPartOf(left.limit(), limit)) {
          fault(
              path,
              "ladder '" + clock.ladder() + "' has '" + rung.at() + "'",
              "less than the clock's limit of " + limit.text());
        }
      } catch (IllegalArgumentException unreadable) {
        // said of the rung itself
      }
    }

    private static boolean isPartOf(Limit left, Limit limit) {
      if (left instanceof Limit.Span part) {
        return !(limit instanceof Limit.Span whole)
            || part.duration().compareTo(whole.duration()) < 0;
      }
      return !(limit instanceof Limit.Span) && left.count() < limit.count();
    }

    private void tacit(String path, Bundle.Tacit tacit) {
      written(path + ".step", tacit.step(), "the id of the service task that asks");
      written(path + ".basis", tacit.basis(), "the rule by which silence counts as consent");
      if (tacit.answer().isEmpty()) {
        fault(path + ".answer", "is missing", "the flags that the step ends with");
      }
      limit(path + ".followUpWithin", tacit.followUpWithin());
    }

    private void written(String path, @Nullable String text, String expected) {
      if (text == null || text.isBlank()) {
        fault(path, "is missing", expected);
      }
    }

    private void limit(String path, @Nullable String text) {
      if (readable(text) == null) {
        fault(path, text == null ? "is missing" : "'" + text + "'", "as in 1wd, 2d or 24h");
      }
    }

    private static @Nullable Limit readable(@Nullable String text) {
      try {
        return text == null ? null : Limit.parse(text);
      } catch (IllegalArgumentException unreadable) {
        return null;
      }
    }

    private void fault(String path, String problem, String expected) {
      faults.add(
          new Fault("processes/" + bundle.bundle() + "/bundle.yaml", path, problem, expected));
    }
  }
}
