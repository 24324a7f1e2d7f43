package io.onething.catalog;

import java.util.List;

/**
 * A check of the data files by the feature that understands them: models by {@code engine},
 * templates by {@code documents}, calls by {@code departments}. Beans of this type run before the
 * catalog exists, so they must not depend on it.
 */
public interface FileCheck {

  /**
   * What is wrong with the files.
   *
   * @param bundles the bundles whose manifests are right
   */
  List<Fault> faultsIn(DataFiles files, List<Bundle> bundles);
}
