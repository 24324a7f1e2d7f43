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
        public String deployment(Edition edition) {
          throw new IllegalArgumentException("No release " + edition);
        }
      };

  /** The editions on which new cases start at this instant, by bundle. */
  Map<String, Edition> active(Instant at);

  /** Everything that belongs to the release, in the order of the paths. */
  List<DataFile> files(Edition edition);

  /** The engine's deployment of the release. */
  String deployment(Edition edition);
}
