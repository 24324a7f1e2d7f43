package io.onething.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.sandbox.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * A fresh schema on one real MariaDB per JVM. The programs are unpacked once under {@code target/}.
 */
public final class TestDatabase {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private TestDatabase() {}

  private static final class Running {
    static final EmbeddedDatabase DATABASE = start();

    private static EmbeddedDatabase start() {
      return SharedParts.keep(
          EmbeddedDatabase.start(
              Path.of("target", "mariadb"),
              Path.of("target", "test-data", "mariadb-" + ProcessHandle.current().pid())));
    }
  }

  /** An empty schema; the JDBC address, user root, no password. */
  public static String emptySchema() {
    String schema = "test_" + SCHEMAS.incrementAndGet();
    Running.DATABASE.dropSchema(schema);
    Running.DATABASE.createSchema(schema);
    return Running.DATABASE.url(schema);
  }

  /** A pool on an empty schema. */
  public static HikariDataSource emptyPool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(emptySchema());
    pool.setUsername("root");
    pool.setPassword("");
    pool.setMaximumPoolSize(8);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return pool;
  }

  /** A pool on a schema that holds all our tables and the engine's. */
  public static HikariDataSource migratedPool() throws liquibase.exception.LiquibaseException {
    HikariDataSource pool = emptyPool();
    SpringLiquibase liquibase = new SpringLiquibase();
    liquibase.setDataSource(pool);
    liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");
    liquibase.setResourceLoader(new DefaultResourceLoader());
    liquibase.afterPropertiesSet();
    return pool;
  }
}
