package io.onething.releases;

import io.onething.catalog.Bundle;
import io.onething.catalog.BundleFolder;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.Edition;
import io.onething.catalog.ReleaseStore;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a release has otherwise than the one beside which it is looked at, so that nobody lets it
 * count without seeing whom it asks and who sees more of a person.
 */
@Component
class ReleaseChanges {

  private final Catalog catalog;
  private final ReleaseStore releases;
  private final DepartmentFiles departments;
  private final NewDepartments newDepartments;
  private final Clock clock;

  ReleaseChanges(
      Catalog catalog,
      ReleaseStore releases,
      DepartmentFiles departments,
      NewDepartments newDepartments,
      Clock clock) {
    this.catalog = catalog;
    this.releases = releases;
    this.departments = departments;
    this.newDepartments = newDepartments;
    this.clock = clock;
  }

  /** What is otherwise. */
  enum Kind {
    /** A file that was not there. */
    ADDED,
    /** A file with another content. */
    CHANGED,
    /** A file that is gone. */
    REMOVED,
    /** A call that comes with the release; {@code names} are the facts that it sees. */
    CALL,
    /** A department that comes with the release. */
    DEPARTMENT,
    /** {@code names} are departments whose people see the field and did not before. */
    SEEN_BY
  }

  /**
   * One thing that is otherwise.
   *
   * @param where the file; for {@code SEEN_BY} the field
   */
  record Change(Kind kind, String where, List<String> names) {}

  /**
   * @param against beside which it is looked at; null for none, as with a bundle's first release
   * @param hindrances why it cannot count yet
   */
  record Changes(
      @Nullable String against, List<Change> changes, List<NewDepartments.Hindrance> hindrances) {}

  /** Beside the release that new cases start on; that one itself beside the one before it. */
  Changes of(Edition edition) {
    @Nullable Edition active = releases.active(clock.instant()).get(edition.bundle());
    @Nullable Edition against =
        !edition.equals(active)
            ? active
            : edition.number() > 1 ? new Edition(edition.bundle(), edition.number() - 1) : null;
    return of(edition, against);
  }

  /** Beside this one. */
  Changes of(Edition edition, @Nullable Edition against) {
    List<Change> changes = new ArrayList<>();
    Map<String, DataFile> old = against == null ? Map.of() : byPath(releases.files(against));
    Map<String, DataFile> now = byPath(releases.files(edition));
    now.forEach((path, file) -> compare(path, old.get(path), file, changes));
    old.keySet().stream()
        .filter(path -> !now.containsKey(path))
        .filter(path -> !BundleFolder.isOfWorkers(path))
        .forEach(path -> changes.add(new Change(Kind.REMOVED, path, List.of())));
    if (against != null) {
      seenBy(catalog.bundle(against.toString()), catalog.bundle(edition.toString()), changes);
    }
    return new Changes(
        against == null ? null : against.toString(),
        changes,
        newDepartments.hindrances(List.copyOf(now.values())));
  }

  private void compare(String path, @Nullable DataFile old, DataFile now, List<Change> changes) {
    if (old != null && Arrays.equals(old.content(), now.content())) {
      return;
    }
    if (!BundleFolder.isOfWorkers(path)) {
      changes.add(new Change(old == null ? Kind.ADDED : Kind.CHANGED, path, List.of()));
    } else if (now.name().equals(BundleFolder.DEPARTMENT_FILE)) {
      changes.add(new Change(Kind.DEPARTMENT, path, List.of()));
    } else {
      Collection<String> facts = departments.find(now.stem()).map(Call::facts).orElse(List.of());
      changes.add(new Change(Kind.CALL, path, List.copyOf(new TreeSet<>(facts))));
    }
  }

  private static void seenBy(Bundle old, Bundle now, List<Change> changes) {
    now.fields()
        .forEach(
            (key, field) -> {
              TreeSet<String> more = new TreeSet<>(field.departments());
              Bundle.@Nullable Field before = old.fields().get(key);
              if (before != null) {
                before.departments().forEach(more::remove);
              }
              if (!more.isEmpty()) {
                changes.add(new Change(Kind.SEEN_BY, key, List.copyOf(more)));
              }
            });
  }

  private static Map<String, DataFile> byPath(List<DataFile> files) {
    Map<String, DataFile> byPath = new TreeMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    return byPath;
  }
}
