package io.onething.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.AntPathMatcher;

/**
 * The files of the folder, with those of some bundles exchanged for released ones. A bundle is
 * exchanged as a whole: what its release does not hold is not there.
 */
final class ReleasedFiles extends DataFiles {

  private final DataFiles folder;
  private final Map<String, List<DataFile>> released;
  private final Map<String, DataFile> byPath = new HashMap<>();

  /**
   * @param released the files under {@code processes/<bundle>/} and {@code forms/<bundle>/}, by
   *     bundle, and files of calls, each of which stands in for the one at its path
   */
  ReleasedFiles(DataFiles folder, Map<String, List<DataFile>> released) {
    this(folder, released, List.of());
  }

  /**
   * @param single files that stand in for those at their paths, whatever the bundles hold
   */
  ReleasedFiles(
      DataFiles folder, Map<String, List<DataFile>> released, Collection<DataFile> single) {
    super(folder);
    this.folder = folder;
    this.released = Map.copyOf(released);
    released.values().forEach(files -> files.forEach(file -> byPath.put(file.path(), file)));
    single.forEach(file -> byPath.put(file.path(), file));
  }

  @Override
  public List<DataFile> matching(String pattern) {
    AntPathMatcher matcher = new AntPathMatcher();
    List<DataFile> found = new ArrayList<>();
    folder.matching(pattern).stream().filter(file -> !isReleased(file.path())).forEach(found::add);
    byPath.values().stream()
        .filter(file -> matcher.match(pattern, file.path()))
        .forEach(found::add);
    found.sort(Comparator.comparing(DataFile::path));
    return found;
  }

  @Override
  public Optional<DataFile> find(String path) {
    return isReleased(path) ? Optional.ofNullable(byPath.get(path)) : folder.find(path);
  }

  private boolean isReleased(String path) {
    return byPath.containsKey(path)
        || released.keySet().stream().anyMatch(bundle -> BundleFolder.holds(bundle, path));
  }
}
