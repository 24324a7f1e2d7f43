package io.onething.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** Files of bundles or departments that cannot be used; lists every fault at once. */
public class FaultyFiles extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public FaultyFiles(List<Fault> faults) {
    super(
        faults.size()
            + " fault(s) in processes/ workers/ forms/:\n"
            + faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
