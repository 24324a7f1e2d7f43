package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.BundleFolder;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.Edition;
import io.onething.catalog.ReleaseStore;
import io.onething.catalog.ReleaseStore.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases the folder's bundles when the server starts; what is as the last start found it makes
 * nothing new. A changed folder counts at once, unless somebody has released the bundle since: then
 * it is a draft, and a person decides.
 */
@Component
class BundleDeployment implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(BundleDeployment.class);
  private static final String SOURCE = "files";
  private static final String NOBODY = "-";

  private final BundleDeployer deployer;
  private final HouseProcesses house;
  private final Catalog catalog;
  private final ReleaseStore releases;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BundleDeployment(
      BundleDeployer deployer,
      HouseProcesses house,
      Catalog catalog,
      ReleaseStore releases,
      TransactionTemplate transaction,
      Clock clock) {
    this.deployer = deployer;
    this.house = house;
    this.catalog = catalog;
    this.releases = releases;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> deployShared());
    house.takeUp();
    for (Bundle bundle : catalog.ofTheFolder()) {
      transaction.executeWithoutResult(status -> release(bundle.bundle()));
    }
  }

  private void deployShared() {
    List<DataFile> files = BundleFolder.shared(catalog.folder());
    if (!BundleFolder.deployment(BundleDeployer.SHARED, files).isEmpty()) {
      deployer.deploy(BundleDeployer.SHARED, files, SOURCE);
    }
  }

  private void release(String bundle) {
    releases.lock(bundle);
    List<DataFile> files = BundleFolder.of(bundle, catalog.folder());
    List<ReleaseStore.Row> known = releases.of(bundle);
    String digest = BundleFolder.digest(files);
    Optional<ReleaseStore.Row> last =
        known.stream().filter(row -> row.origin() == Origin.FOLDER).findFirst();
    if (last.isPresent() && last.get().digest().equals(digest)) {
      return;
    }
    Instant now = clock.instant();
    @Nullable Edition active = releases.active(now).get(bundle);
    String deployment = deployer.deploy(bundle, files, SOURCE);
    Edition edition = releases.add(bundle, files, Origin.FOLDER, now, NOBODY, deployment);
    if (known.isEmpty()) {
      releases.adoptCases(edition);
    }
    if (active == null || isOfTheFolder(active, known)) {
      releases.activate(edition, now, now, NOBODY);
    } else {
      LOG.warn(
          "Bundle {} has changed in the folder, but new cases stay on {}, which a person has released;"
              + " {} is a draft until somebody activates it",
          bundle,
          active,
          edition);
    }
  }

  private static boolean isOfTheFolder(Edition edition, List<ReleaseStore.Row> known) {
    return known.stream()
        .filter(row -> row.edition().equals(edition))
        .anyMatch(row -> row.origin() == Origin.FOLDER);
  }
}
