package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys every bundle when the server starts, under names that are the same on a disk and in a
 * jar; what has not changed since the last start makes no new version.
 */
@Component
class BundleDeployment implements SmartInitializingSingleton {

  /** The folder of processes that all bundles use. */
  static final String SHARED = "shared";

  private final RepositoryService repository;
  private final Catalog catalog;

  BundleDeployment(RepositoryService repository, Catalog catalog) {
    this.repository = repository;
    this.catalog = catalog;
  }

  @Override
  public void afterSingletonsInstantiated() {
    deploy(SHARED, catalog.deployment(SHARED));
    for (Bundle bundle : catalog.bundles()) {
      deploy(bundle.bundle(), catalog.deployment(bundle.bundle()));
    }
  }

  private void deploy(String name, List<DataFile> files) {
    if (files.isEmpty()) {
      return;
    }
    DeploymentBuilder deployment =
        repository.createDeployment().name(name).source("files").enableDuplicateFiltering(false);
    files.forEach(
        file -> deployment.addInputStream(file.path(), new ByteArrayInputStream(file.content())));
    deployment.deploy();
  }
}
