package io.onething.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What has been released of each bundle, and from when. A release never changes. */
interface Releases {

  /** Nothing has been released: the folder alone counts. */
  Releases NONE =
      new Releases() {
        @Override
        public Map<String, Edition> active(Instant at) {
          return Map.of();
        }

        @Override
        public List<DataFile> files(Edition edition) {
          throw new IllegalArgumentException("No release " + edition);
        }

        @Override
        public int count() {
          return 0;
        }

        @Override
        public List<DataFile> callFiles() {
          return List.of();
        }

        @Override
        public String deployment(Edition edition) {
          throw new IllegalArgumentException("No release " + edition);
        }
      };

  /** The editions on which new cases start at this instant, by bundle. */
  Map<String, Edition> active(Instant at);

  /** Everything that belongs to the release, in the order of the paths. */
  List<DataFile> files(Edition edition);

  /** How many releases there are of all bundles: another number, and something came. */
  int count();

  /** The files of departments' calls that were released, the newest at each path. */
  List<DataFile> callFiles();

  /** The engine's deployment of the release. */
  String deployment(Edition edition);
}
