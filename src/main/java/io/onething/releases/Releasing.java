package io.onething.releases;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.catalog.Bundle;
import io.onething.catalog.BundleChecks;
import io.onething.catalog.BundleFolder;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.Edition;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.catalog.ReleaseStore;
import io.onething.catalog.ReleaseStore.Origin;
import io.onething.engine.BundleDeployer;
import io.onething.releases.NewDepartments.Hindrance;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes releases in and makes them count. What is taken in stands in one transaction with the
 * engine's deployment and the audit row: all of it, or nothing.
 */
@Component
class Releasing {

  private final Catalog catalog;
  private final BundleChecks checks;
  private final ReleaseStore releases;
  private final SentCalls calls;
  private final NewDepartments departments;
  private final BundleDeployer deployer;
  private final AuditTrail audit;
  private final CurrentPerson caller;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Releasing(
      Catalog catalog,
      BundleChecks checks,
      ReleaseStore releases,
      SentCalls calls,
      NewDepartments departments,
      BundleDeployer deployer,
      AuditTrail audit,
      CurrentPerson caller,
      TransactionTemplate transaction,
      Clock clock) {
    this.catalog = catalog;
    this.checks = checks;
    this.releases = releases;
    this.calls = calls;
    this.departments = departments;
    this.deployer = deployer;
    this.audit = audit;
    this.caller = caller;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What became of what was sent.
   *
   * @param created false if the newest release holds the very same files already
   * @param from from when new cases start on it; null for a draft
   * @param before what new cases started on until then; null with a new bundle
   * @param hindrances why it cannot count yet, whether that was wished or not
   */
  record Taken(
      Edition edition,
      String deployment,
      Instant at,
      boolean created,
      @Nullable Instant from,
      @Nullable Edition before,
      List<Hindrance> hindrances) {}

  /** The bundles there are, drafts of new ones included, and where their files belong. */
  FilePlaces places() {
    return new FilePlaces(known(), bundle -> paths(merged(bundle, List.of())));
  }

  private Set<String> paths(List<DataFile> files) {
    Set<String> paths = new TreeSet<>();
    files.forEach(file -> paths.add(file.path()));
    BundleFolder.shared(catalog.folder()).forEach(file -> paths.add(file.path()));
    calls.there().forEach(file -> paths.add(file.path()));
    return paths;
  }

  private Set<String> known() {
    Set<String> known =
        catalog.bundles().stream()
            .map(Bundle::bundle)
            .collect(Collectors.toCollection(TreeSet::new));
    releases.all().forEach(row -> known.add(row.edition().bundle()));
    return known;
  }

  /**
   * Checks files and keeps them as a release of their bundle.
   *
   * @param whole the files are the bundle; otherwise each takes the place of the file that new
   *     cases get now, and the others stay
   * @param from from when new cases start on it; null for a draft. With a department that nobody
   *     can call yet it is a draft all the same, for workers learn of it by its coming.
   * @throws FaultyFiles with all faults at once; nothing is kept
   */
  Taken take(SentBundle sent, boolean whole, Origin origin, @Nullable Instant from) {
    if (from != null) {
      ActiveFrom.refusePast(from, clock);
    }
    int known = catalog.releaseCount();
    List<DataFile> files = checked(sent, whole);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              releases.lock(sent.bundle());
              releases.lockAll();
              boolean alone = catalog.releaseCount() == known;
              return keep(sent.bundle(), alone ? files : checked(sent, whole), origin, from);
            }));
  }

  /** What the release is to hold, checked beside everything that has come so far. */
  private List<DataFile> checked(SentBundle sent, boolean whole) {
    List<DataFile> files = calls.relevant(complete(sent, whole));
    checks.check(catalog, sent.bundle(), files, calls.forbidden(files));
    return files;
  }

  /**
   * What the release is to hold: of what all bundles share the pieces that this one uses, as they
   * were sent, as its release has them that counts, or as the folder has them.
   */
  private List<DataFile> complete(SentBundle sent, boolean whole) {
    List<DataFile> files = whole ? sent.files() : merged(sent.bundle(), sent.files());
    Map<String, DataFile> shared = new TreeMap<>();
    BundleFolder.shared(catalog.folder()).forEach(file -> shared.put(file.path(), file));
    List<DataFile> own = new ArrayList<>();
    for (DataFile file : files) {
      if (BundleFolder.isShared(file.path())) {
        shared.put(file.path(), file);
      } else {
        own.add(file);
      }
    }
    List<DataFile> complete = BundleFolder.withPieces(own, List.copyOf(shared.values()));
    Set<String> held = complete.stream().map(DataFile::path).collect(Collectors.toSet());
    List<Fault> unused =
        sent.files().stream()
            .filter(file -> !held.contains(file.path()))
            .map(
                file ->
                    new Fault(
                        file.path(),
                        "(file)",
                        "is used by nothing in bundle '" + sent.bundle() + "'",
                        "a shared piece that the bundle uses; what the house itself starts comes"
                            + " with its folder"))
            .toList();
    if (!unused.isEmpty()) {
      throw new FaultyFiles(unused);
    }
    return complete;
  }

  private List<DataFile> merged(String bundle, List<DataFile> sent) {
    Set<String> paths = sent.stream().map(DataFile::path).collect(Collectors.toSet());
    List<DataFile> files = new ArrayList<>(sent);
    calls.newest(asItIs(bundle)).stream()
        .filter(file -> !paths.contains(file.path()))
        .forEach(files::add);
    return files;
  }

  /** As new cases get it; of one that has never counted, the last draft. */
  private List<DataFile> asItIs(String bundle) {
    return catalog
        .find(bundle)
        .map(catalog::ownFilesOf)
        .or(
            () ->
                releases.of(bundle).stream()
                    .findFirst()
                    .map(draft -> releases.files(draft.edition())))
        .orElse(List.of());
  }

  private Taken keep(String bundle, List<DataFile> files, Origin origin, @Nullable Instant from) {
    Instant now = now();
    String who = caller.get().subject();
    List<ReleaseStore.Row> known = releases.of(bundle);
    ReleaseStore.@Nullable Row newest = known.isEmpty() ? null : known.getFirst();
    boolean created = newest == null || !newest.digest().equals(BundleFolder.digest(files));
    Edition edition;
    String deployment;
    if (created) {
      deployment = deployer.deploy(bundle, files, origin.name());
      edition = releases.add(bundle, files, origin, now, who, deployment);
      audit.record("RELEASE", edition.toString(), AuditTrail.Result.DONE, null);
    } else {
      edition = Objects.requireNonNull(newest).edition();
      deployment = releases.deployment(edition);
    }
    List<Hindrance> hindrances = departments.hindrances(files);
    @Nullable Edition before = releases.active(now).get(bundle);
    @Nullable Instant begin =
        from == null || !hindrances.isEmpty() ? null : activateFrom(edition, from, now, who);
    return new Taken(edition, deployment, now, created, begin, before, hindrances);
  }

  /**
   * New cases start on this release from the instant on; what is open finishes on its own.
   *
   * @return from when they do: not before it was decided
   * @throws OneThingException if there is no such release, the instant is past, or nobody can call
   *     a department that came with it
   */
  @Transactional
  public Instant activate(Edition edition, Instant from) {
    ActiveFrom.refusePast(from, clock);
    refuseUnknown(edition);
    List<Hindrance> hindrances = departments.hindrances(releases.files(edition));
    if (!hindrances.isEmpty()) {
      throw new OneThingException(
          ErrorCode.NOT_CONNECTED,
          edition
              + " cannot count yet: "
              + hindrances.stream().map(Hindrance::english).collect(Collectors.joining("; ")),
          hindrances.stream().map(Hindrance::fault).toList());
    }
    return activateFrom(edition, from, now(), caller.get().subject());
  }

  private Instant activateFrom(Edition edition, Instant from, Instant now, String who) {
    Instant begin = from.isBefore(now) ? now : from;
    releases.activate(edition, begin, now, who);
    audit.record("ACTIVATE", edition + " from " + begin, AuditTrail.Result.DONE, null);
    return begin;
  }

  /**
   * What was planned for this release and has not come is planned no more.
   *
   * @throws OneThingException if there is no such release, or nothing is planned for it
   */
  @Transactional
  public void takeBack(Edition edition) {
    refuseUnknown(edition);
    Instant now = now();
    if (releases.activations().stream()
        .noneMatch(each -> each.edition().equals(edition) && each.from().isAfter(now))) {
      throw ActiveFrom.notPlanned(edition);
    }
    releases.takeBack(edition, now, caller.get().subject());
    audit.record("ACTIVATE", edition + " " + ActiveFrom.NEVER, AuditTrail.Result.DONE, null);
  }

  static OneThingException unknown(Edition edition) {
    Localized problem = new Localized("没有版本 " + edition, "There is no release " + edition);
    return new OneThingException(
        ErrorCode.UNKNOWN_BUNDLE,
        problem.en(),
        List.of(new FieldFault("release", problem, edition.toString(), "one of --list")));
  }

  private void refuseUnknown(Edition edition) {
    if (releases.find(edition).isEmpty()) {
      throw unknown(edition);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
