package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped calls beside the shipped bundles. */
class ShippedFactsTest {

  @Test
  void seesAndYieldsDeclaredFactsOnly() {
    DataFiles files = new DataFiles(DataFiles.DEFAULT_LOCATION);
    List<Fault> faults = new ArrayList<>();
    List<Bundle> bundles = new ArrayList<>();
    for (DataFile file : files.matching("processes/*/bundle.yaml")) {
      YamlFiles.read(file, Bundle.class, faults).ifPresent(bundles::add);
    }
    assertThat(bundles).isNotEmpty();
    assertThat(DepartmentFiles.faultsIn(files, bundles)).isEmpty();
  }
}
