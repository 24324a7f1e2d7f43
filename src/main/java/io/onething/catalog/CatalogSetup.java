package io.onething.catalog;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
  OutcomeCheck outcomeCheck() {
    return new OutcomeCheck();
  }

  @Bean
  BundleChecks bundleChecks(ObjectProvider<FileCheck> checks) {
    return new BundleChecks(checks);
  }

  @Bean
  ReleaseStore releaseStore(JdbcClient jdbc) {
    return new ReleaseStore(jdbc);
  }

  @Bean
  Catalog catalog(DataFiles files, BundleChecks checks, ReleaseStore releases, Clock clock) {
    return new Catalog(checks.checked(files), files, releases, clock);
  }
}
