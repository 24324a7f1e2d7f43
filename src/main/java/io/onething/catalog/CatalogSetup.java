package io.onething.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the catalog when the server starts. Every feature that understands a kind of file adds a
 * {@link FileCheck}; the faults of all of them are reported together.
 */
@Configuration
class CatalogSetup {

  @Bean
  DataFiles dataFiles(
      @Value("${onething.data.location:" + DataFiles.DEFAULT_LOCATION + "}") String location) {
    return new DataFiles(location);
  }

  @Bean
  Catalog catalog(DataFiles files, ObjectProvider<FileCheck> checks) {
    List<Fault> faults = new ArrayList<>();
    Map<String, Bundle> bundles = new BundleFiles(files).read(faults);
    checks
        .orderedStream()
        .forEach(check -> faults.addAll(check.faultsIn(files, List.copyOf(bundles.values()))));
    if (!faults.isEmpty()) {
      throw FaultyFiles.in(files, faults);
    }
    return new Catalog(bundles, files);
  }
}
