package io.onething.departments;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the samples of calls, and reads them. */
public final class Samples {

  private Samples() {}

  /**
   * The samples that stand beside a call, by name.
   *
   * @throws FaultyFiles with every fault of every sample
   */
  public static List<Sample> of(Call call, DataFiles files) {
    List<Fault> faults = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (DataFile file : files.matching(folder(call) + "*.json")) {
      Sample sample = new SampleReader(call, faults).read(file);
      if (sample != null) {
        samples.add(sample);
      }
    }
    if (!faults.isEmpty()) {
      throw FaultyFiles.in(files, faults);
    }
    return samples;
  }

  /**
   * One sample of a call.
   *
   * @throws FaultyFiles with every fault of it
   */
  public static Sample read(Call call, DataFile file) {
    List<Fault> faults = new ArrayList<>();
    @Nullable Sample sample = new SampleReader(call, faults).read(file);
    if (sample == null) {
      throw FaultyFiles.in(file, faults);
    }
    return sample;
  }

  /** Where the samples of a call stand: {@code workers/tax/samples/tax.record/}. */
  public static String folder(Call call) {
    return "workers/" + call.department() + "/samples/" + call.topic() + "/";
  }
}
