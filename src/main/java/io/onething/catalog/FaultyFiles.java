package io.onething.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files of bundles or departments that cannot be used; lists every fault at once. */
public class FaultyFiles extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public FaultyFiles(List<Fault> faults) {
    super(
        "文件有 "
            + faults.size()
            + " 处错误\n"
            + faults.size()
            + " fault(s) in processes/ workers/ forms/:\n"
            + faults.stream().map(Fault::shown).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** The same, each with the line that it stands in. */
  public static FaultyFiles in(DataFiles files, List<Fault> faults) {
    return new FaultyFiles(FaultLines.marked(faults, files::find));
  }

  /** The same of one file, wherever it stands. */
  public static FaultyFiles in(DataFile file, List<Fault> faults) {
    return new FaultyFiles(FaultLines.marked(faults, path -> Optional.of(file)));
  }

  public List<Fault> faults() {
    return faults;
  }
}
