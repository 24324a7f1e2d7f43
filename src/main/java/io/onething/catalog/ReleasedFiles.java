package io.onething.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
   * The files as one release sees them.
   *
   * @param release everything that it holds: its bundle's files, the shared pieces that it uses,
   *     and files of calls, each of which stands in for the one at its path
   */
  ReleasedFiles(DataFiles folder, String bundle, List<DataFile> release) {
    this(folder, Map.of(bundle, release), release);
  }

  /**
   * The files with releases of several bundles. What is shared is the folder's: each release has
   * its own, see {@link #asSeenBy}.
   *
   * @param released everything that the releases hold, by bundle
   * @param single files that stand in for those at their paths, whatever the bundles hold
   */
  ReleasedFiles(
      DataFiles folder, Map<String, List<DataFile>> released, Collection<DataFile> single) {
    super(folder);
    this.folder = folder;
    this.released = Map.copyOf(released);
    released.values().stream()
        .flatMap(List::stream)
        .filter(file -> !BundleFolder.isShared(file.path()))
        .forEach(file -> byPath.put(file.path(), file));
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

  @Override
  public DataFiles asSeenBy(String bundle) {
    Map<String, DataFile> pieces = new TreeMap<>();
    BundleFolder.shared(folderItself()).forEach(file -> pieces.put(file.path(), file));
    releaseOf(bundle).stream()
        .filter(file -> BundleFolder.isShared(file.path()))
        .forEach(file -> pieces.put(file.path(), file));
    boolean same =
        pieces.values().stream()
            .allMatch(
                file ->
                    find(file.path())
                        .filter(shown -> Arrays.equals(shown.content(), file.content()))
                        .isPresent());
    return same ? this : with(pieces.values());
  }

  @Override
  DataFiles folderItself() {
    return folder.folderItself();
  }

  private List<DataFile> releaseOf(String bundle) {
    List<DataFile> release = released.get(bundle);
    return release != null
        ? release
        : folder instanceof ReleasedFiles below ? below.releaseOf(bundle) : List.of();
  }

  private boolean isReleased(String path) {
    return byPath.containsKey(path)
        || released.keySet().stream().anyMatch(bundle -> BundleFolder.holds(bundle, path));
  }
}
