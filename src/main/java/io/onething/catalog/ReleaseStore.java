package io.onething.catalog;

import io.onething.shared.UtcTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has been released of each bundle and from when. Rows are added and read only, so that it
 * stays known what ran when and who decided it; every server reads the same rows.
 */
@Transactional
public class ReleaseStore implements Releases {

  private static final String RELEASES =
      "SELECT bundle, number, digest, origin, released_at, released_by FROM bundle_release";

  /** Without plans that a later decision about the same release has replaced or taken back. */
  private static final String DECISIONS =
      "SELECT bundle, number, active_from, decided_at, decided_by FROM bundle_activation decision"
          + " WHERE active_from IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bundle_activation later"
          + " WHERE later.bundle = decision.bundle AND later.number = decision.number"
          + " AND later.id > decision.id AND later.decided_at < decision.active_from)";

  /** The row that stands for all bundles; none is named so. */
  private static final String ALL = "*";

  private final JdbcClient jdbc;
  private final Map<Edition, String> deployments = new ConcurrentHashMap<>();

  ReleaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a release came from. */
  public enum Origin {
    /** The folder that the server was started with. */
    FOLDER,
    /** Camunda Modeler's dialog. */
    MODELER,
    /** Our own command. */
    COMMAND
  }

  /** A release as it was taken in, without its files. */
  public record Row(Edition edition, String digest, Origin origin, Instant at, String by) {}

  /** A decision from when a release counts. */
  public record Activation(Edition edition, Instant from, Instant decidedAt, String decidedBy) {}

  /** Lets one release of the bundle be taken in at a time, over all servers. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(String bundle) {
    lockRow(bundle);
  }

  /**
   * Lets one release of any bundle be taken in at a time, over all servers: departments and calls
   * that come with one are everybody's. The bundle is {@link #lock locked} before.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lockAll() {
    lockRow(ALL);
  }

  private void lockRow(String row) {
    jdbc.sql(
            "INSERT INTO released_bundle (bundle) VALUES (?) ON DUPLICATE KEY UPDATE bundle = bundle")
        .param(row)
        .update();
    jdbc.sql("SELECT bundle FROM released_bundle WHERE bundle = ? FOR UPDATE")
        .param(row)
        .query(String.class)
        .single();
  }

  /** Keeps a release; the bundle is {@link #lock locked}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Edition add(
      String bundle,
      List<DataFile> files,
      Origin origin,
      Instant at,
      String by,
      String deployment) {
    int number =
        jdbc.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM bundle_release WHERE bundle = ?")
            .param(bundle)
            .query(Integer.class)
            .single();
    jdbc.sql(
            "INSERT INTO bundle_release (bundle, number, digest, origin, released_at, released_by, deployment) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            bundle,
            number,
            BundleFolder.digest(files),
            origin.name(),
            UtcTime.of(at),
            by,
            deployment)
        .update();
    for (DataFile file : files) {
      jdbc.sql(
              "INSERT INTO bundle_release_file (bundle, number, path, content) VALUES (?, ?, ?, ?)")
          .params(bundle, number, file.path(), file.content())
          .update();
    }
    return new Edition(bundle, number);
  }

  /**
   * New cases start on the edition from this instant on, until a later decision counts. What was
   * planned for it and has not come is planned no more.
   */
  public void activate(Edition edition, Instant from, Instant now, String by) {
    decide(edition, UtcTime.of(from), now, by);
  }

  /** What was planned for the edition and has not come is planned no more. */
  public void takeBack(Edition edition, Instant now, String by) {
    decide(edition, null, now, by);
  }

  private void decide(Edition edition, @Nullable LocalDateTime from, Instant now, String by) {
    jdbc.sql(
            "INSERT INTO bundle_activation (bundle, number, active_from, decided_at, decided_by) VALUES (?, ?, ?, ?, ?)")
        .param(edition.bundle())
        .param(edition.number())
        .param(from)
        .param(UtcTime.of(now))
        .param(by)
        .update();
  }

  /** Cases that began before anything was released run on what is released first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void adoptCases(Edition first) {
    jdbc.sql("UPDATE case_file SET release_number = ? WHERE bundle = ? AND release_number IS NULL")
        .params(first.number(), first.bundle())
        .update();
    jdbc.sql("UPDATE clock SET bundle = ? WHERE bundle = ?")
        .params(first.toString(), first.bundle())
        .update();
  }

  /** The releases of a bundle, newest first. */
  @Transactional(readOnly = true)
  public List<Row> of(String bundle) {
    return jdbc.sql(RELEASES + " WHERE bundle = ? ORDER BY number DESC")
        .param(bundle)
        .query(ReleaseStore::row)
        .list();
  }

  /** All releases, by bundle, newest first. */
  @Transactional(readOnly = true)
  public List<Row> all() {
    return jdbc.sql(RELEASES + " ORDER BY bundle, number DESC").query(ReleaseStore::row).list();
  }

  /** One release, if there is such a one. */
  @Transactional(readOnly = true)
  public Optional<Row> find(Edition edition) {
    return of(edition.bundle()).stream().filter(row -> row.edition().equals(edition)).findFirst();
  }

  /** All decisions that have counted, count or will, in the order in which they do. */
  @Transactional(readOnly = true)
  public List<Activation> activations() {
    return jdbc.sql(DECISIONS + " ORDER BY active_from, id")
        .query(
            (row, index) ->
                new Activation(
                    new Edition(row.getString(1), row.getInt(2)),
                    UtcTime.required(row, "active_from"),
                    UtcTime.required(row, "decided_at"),
                    row.getString(5)))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Edition> active(Instant at) {
    Map<String, Edition> active = new LinkedHashMap<>();
    jdbc.sql(DECISIONS + " AND active_from <= ? ORDER BY active_from, id")
        .param(UtcTime.of(at))
        .query((row, index) -> new Edition(row.getString(1), row.getInt(2)))
        .list()
        .forEach(edition -> active.put(edition.bundle(), edition));
    return active;
  }

  @Override
  @Transactional(readOnly = true)
  public List<DataFile> files(Edition edition) {
    return jdbc.sql(
            "SELECT path, content FROM bundle_release_file WHERE bundle = ? AND number = ? ORDER BY path")
        .params(edition.bundle(), edition.number())
        .query((row, index) -> new DataFile(row.getString(1), row.getBytes(2)))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public int count() {
    return jdbc.sql("SELECT COUNT(*) FROM bundle_release").query(Integer.class).single();
  }

  @Override
  @Transactional(readOnly = true)
  public List<DataFile> callFiles() {
    Map<String, DataFile> newest = new TreeMap<>();
    jdbc.sql(
            "SELECT path, content FROM bundle_release_file JOIN bundle_release USING (bundle, number) WHERE path LIKE 'workers/%' ORDER BY released_at, bundle, number")
        .query((row, index) -> new DataFile(row.getString(1), row.getBytes(2)))
        .list()
        .forEach(file -> newest.put(file.path(), file));
    return List.copyOf(newest.values());
  }

  @Override
  @Transactional(readOnly = true)
  public String deployment(Edition edition) {
    return deployments.computeIfAbsent(
        edition,
        wanted ->
            jdbc.sql("SELECT deployment FROM bundle_release WHERE bundle = ? AND number = ?")
                .params(wanted.bundle(), wanted.number())
                .query(String.class)
                .single());
  }

  private static Row row(java.sql.ResultSet row, int index) throws java.sql.SQLException {
    return new Row(
        new Edition(row.getString(1), row.getInt(2)),
        row.getString(3),
        Origin.valueOf(row.getString(4)),
        UtcTime.required(row, "released_at"),
        row.getString(6));
  }
}
