package io.onething.organisation;

import io.onething.catalog.Fault;
import io.onething.organisation.Organisation.StandIn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks who stands in for whom. */
final class StandInCheck {

  private final String file;
  private final List<StandIn> standIns;
  private final List<Fault> faults;

  StandInCheck(String file, List<StandIn> standIns, List<Fault> faults) {
    this.file = file;
    this.standIns = standIns;
    this.faults = faults;
  }

  void check() {
    for (int i = 0; i < standIns.size(); i++) {
      check("standIns[" + i + "]", standIns.get(i));
    }
  }

  private void check(String path, StandIn standIn) {
    if (missing(path + ".absent", standIn.absent())
        | missing(path + ".by", standIn.by())
        | missing(path + ".from", standIn.from())
        | missing(path + ".to", standIn.to())) {
      return;
    }
    if (standIn.absent().equals(standIn.by())) {
      fault(path + ".by", "'" + standIn.by() + "' stands in for herself", "somebody else");
    }
    if (standIn.to().isBefore(standIn.from())) {
      fault(path + ".to", standIn.to() + " is before from", "the last day, not before the first");
    }
    standIns.stream()
        .filter(other -> standIn.by().equals(other.absent()))
        .filter(other -> other.from() != null && other.to() != null && standIn.meets(other))
        .findFirst()
        .ifPresent(
            away ->
                fault(
                    path + ".by",
                    "'" + standIn.by() + "' is away herself from " + away.from(),
                    "somebody who is there"));
  }

  private boolean missing(String path, @Nullable Object value) {
    if (value == null) {
      fault(path, "is missing", "a value");
    }
    return value == null;
  }

  private void fault(String path, String problem, String expected) {
    faults.add(new Fault(file, path, problem, expected));
  }
}
