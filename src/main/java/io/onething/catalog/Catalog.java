package io.onething.catalog;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bundles on offer, and every release of them that a case may still run on. All have passed
 * their checks: a faulty folder stops the start, a faulty release is refused.
 */
public final class Catalog {

  private final Map<String, Bundle> folder;
  private final DataFiles files;
  private final Releases releases;
  private final Clock clock;

  /** A release does not change, so each is read once. */
  private final Map<Edition, Release> read = new ConcurrentHashMap<>();

  private final Map<Bundle, Release> byManifest =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private record Release(Edition edition, Bundle bundle, DataFiles files) {}

  Catalog(Map<String, Bundle> folder, DataFiles files, Releases releases, Clock clock) {
    this.folder = Map.copyOf(folder);
    this.files = files;
    this.releases = releases;
    this.clock = clock;
  }

  /** All bundles as new cases get them now, in the order of their ids. */
  public List<Bundle> bundles() {
    Map<String, Bundle> now = new TreeMap<>(folder);
    releases
        .active(clock.instant())
        .forEach((bundle, edition) -> now.put(bundle, release(edition).bundle()));
    return List.copyOf(now.values());
  }

  /**
   * The bundle as the edition has it; without a release in its name, as new cases get it now. For
   * names that cases, clocks and steps keep.
   *
   * @param name {@code talent-residency} or {@code talent-residency@3}
   * @throws OneThingException {@code UNKNOWN_BUNDLE} if there is none
   */
  public Bundle bundle(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  private OneThingException unknown(String name) {
    return new OneThingException(
        ErrorCode.UNKNOWN_BUNDLE,
        "No bundle '"
            + name
            + "'; expected one of "
            + bundles().stream().map(Bundle::bundle).toList());
  }

  /**
   * The bundle as new cases get it now. For ids that come from outside: nobody chooses a release.
   *
   * @throws OneThingException {@code UNKNOWN_BUNDLE} if there is none of this id
   */
  public Bundle offered(String id) {
    return bundles().stream()
        .filter(bundle -> bundle.bundle().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  /** As {@link #bundle}, or nothing if there is none. */
  public Optional<Bundle> find(String name) {
    Optional<Edition> edition =
        Edition.of(name).or(() -> Optional.ofNullable(releases.active(clock.instant()).get(name)));
    return edition
        .map(each -> release(each).bundle())
        .or(() -> Optional.ofNullable(folder.get(name)));
  }

  /** The edition that this manifest belongs to; nothing before anything has been released of it. */
  public Optional<Edition> editionOf(Bundle bundle) {
    return Optional.ofNullable(byManifest.get(bundle)).map(Release::edition);
  }

  /** What tells this manifest from all others: its edition, or its id. */
  public String nameOf(Bundle bundle) {
    return editionOf(bundle).map(Edition::toString).orElse(bundle.bundle());
  }

  /** The engine's deployment of the bundle's edition; nothing if nothing has been released. */
  public Optional<String> deploymentOf(Bundle bundle) {
    return editionOf(bundle).map(releases::deployment);
  }

  /**
   * All files as this manifest's edition sees them: its own, with the shared pieces that it holds,
   * and besides what all bundles share.
   */
  public DataFiles filesOf(Bundle bundle) {
    @Nullable Release release = byManifest.get(bundle);
    return release == null ? files : release.files();
  }

  /**
   * The files that belong to this manifest's edition: shared pieces that it uses and calls that it
   * has brought included.
   */
  public List<DataFile> ownFilesOf(Bundle bundle) {
    return editionOf(bundle)
        .map(releases::files)
        .orElseGet(() -> BundleFolder.of(bundle.bundle(), files));
  }

  /** The files as new cases get them now: the folder's, with every active release in its place. */
  DataFiles activeFiles() {
    Map<String, List<DataFile>> released = new HashMap<>();
    releases
        .active(clock.instant())
        .forEach((bundle, edition) -> released.put(bundle, releases.files(edition)));
    return new ReleasedFiles(files, released, releasedCalls());
  }

  /** How many releases there are of all bundles: another number, and something came. */
  public int releaseCount() {
    return releases.count();
  }

  /**
   * The files of departments' calls that were released, the newest at each path, and those of
   * departments that came with them. What the folder says of a department goes before what a
   * release says: its address and its secrets are decided there.
   */
  public List<DataFile> releasedCalls() {
    return releases.callFiles().stream()
        .filter(
            file ->
                !file.name().equals(BundleFolder.DEPARTMENT_FILE)
                    || files.find(file.path()).isEmpty())
        .toList();
  }

  /** The bundles of the folder, whatever has been released since. */
  public List<Bundle> ofTheFolder() {
    return folder.values().stream().sorted(Comparator.comparing(Bundle::bundle)).toList();
  }

  /** The files of the folder, whatever has been released since. */
  public DataFiles folder() {
    return files;
  }

  /** The BPMN model of the bundle, as its author wrote it. */
  public DataFile model(Bundle bundle) {
    return required(bundle, "processes/" + bundle.bundle() + "/" + bundle.bundle() + ".bpmn");
  }

  /** A form of the bundle: {@code application}, {@code correction}. */
  public DataFile form(Bundle bundle, String name) {
    return filesOf(bundle)
        .find("forms/" + bundle.bundle() + "/" + name + ".form")
        .or(() -> filesOf(bundle).find("forms/shared/" + name + ".form"))
        .orElseThrow(
            () -> new IllegalStateException("Form " + name + " is gone since it was checked"));
  }

  private DataFile required(Bundle bundle, String path) {
    return filesOf(bundle)
        .find(path)
        .orElseThrow(() -> new IllegalStateException(path + " is gone since it was checked"));
  }

  private Release release(Edition edition) {
    return read.computeIfAbsent(edition, this::open);
  }

  private Release open(Edition edition) {
    List<DataFile> own = releases.files(edition);
    DataFiles all = new ReleasedFiles(files, edition.bundle(), own);
    List<Fault> faults = new ArrayList<>();
    SharedManifests pieces = new SharedManifests(all, faults);
    Bundle bundle =
        all.find("processes/" + edition.bundle() + "/bundle.yaml")
            .flatMap(
                file ->
                    YamlFiles.read(file, Bundle.class, faults)
                        .map(mine -> pieces.complete(file, mine, faults)))
            .filter(complete -> faults.isEmpty())
            .orElseThrow(() -> FaultyFiles.in(all, faults));
    Release opened = new Release(edition, bundle, all);
    byManifest.put(bundle, opened);
    return opened;
  }
}
