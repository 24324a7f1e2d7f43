package io.onething.bench;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.engine.CaseProcesses;
import io.onething.shared.CaseId;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A server of the product with database, identity provider and departments, in this JVM; only its
 * bundles and departments are those of the benchmarks.
 */
final class BenchServer implements AutoCloseable {

  /** A lane that no worker works for. */
  static final String WAITING = "waiting";

  private static final Path DATA = Path.of("target", "bench-data", "server");

  private final AtomicInteger people = new AtomicInteger();
  private final Departments departments;
  private final TestServer server;
  private final TransactionTemplate transaction;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final CaseProcesses processes;
  private final Catalog catalog;

  private BenchServer(Departments departments, TestServer server) {
    this.departments = departments;
    this.server = server;
    this.transaction = server.bean(TransactionTemplate.class);
    this.files = server.bean(CaseFiles.class);
    this.facts = server.bean(CaseFacts.class);
    this.processes = server.bean(CaseProcesses.class);
    this.catalog = server.bean(Catalog.class);
  }

  static BenchServer start() throws IOException {
    FileSystemUtils.deleteRecursively(DATA);
    BenchFiles data =
        new BenchFiles(DATA).departments(WAITING).bundles(WAITING).timedBundle(WAITING);
    for (Lane lane : Lane.values()) {
      data.departments(lane.id()).bundles(lane.id());
    }
    Departments departments = Departments.start();
    TestServer server =
        TestServer.start(
            List.of(ServerProbe.class),
            "--onething.data.location=" + data.location(),
            "--BENCH_DEPARTMENTS=" + departments.address());
    return new BenchServer(departments, server);
  }

  /**
   * A case that has begun.
   *
   * @param committed when its start was committed, in nanoseconds
   */
  record Begun(String number, long committed) {}

  /** Starts a case as the product does: case file, facts, number, process, in one transaction. */
  Begun begin(String bundle) {
    String person = "bench-" + people.incrementAndGet();
    String number =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  CaseId id = files.openDraft(bundle, person);
                  facts.record(
                      id,
                      "identity",
                      Map.of("applicantName", "测速" + person, "idNumber", "11010519491231002X"));
                  String given = files.submit(id);
                  processes.start(id, given, catalog.bundle(bundle));
                  return given;
                }));
    return new Begun(number, System.nanoTime());
  }

  /**
   * Cases that were put into the database and wait.
   *
   * @param definition id of their process definition
   */
  record Waiting(String definition, String bundle) {}

  /**
   * Adds process instances of the bundle, in little time.
   *
   * @param from number of the first
   * @param until number of the last
   * @param cases how many cases they belong to, in turn
   */
  Waiting fill(String bundle, int from, int until, int cases) throws SQLException {
    String number = begin(bundle).number();
    ProcessInstance first =
        server
            .bean(RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number)
            .singleResult();
    JdbcClient jdbc = server.bean(JdbcClient.class);
    String id =
        jdbc.sql("SELECT id FROM case_file WHERE case_number = ?")
            .param(number)
            .query(String.class)
            .single();
    new Backlog(server.bean(DataSource.class), cases).copy(first.getId(), id, from, until);
    return new Waiting(first.getProcessDefinitionId(), bundle);
  }

  /** Takes waiting cases away again: the engine's part of them, and their clocks. */
  void remove(Waiting waiting) {
    JdbcClient jdbc = server.bean(JdbcClient.class);
    jdbc.sql("DELETE r FROM clock_next_rung r JOIN clock c ON c.id = r.clock_id WHERE c.bundle = ?")
        .param(waiting.bundle())
        .update();
    jdbc.sql("DELETE FROM clock WHERE bundle = ?").param(waiting.bundle()).update();
    jdbc.sql(
            "DELETE l FROM ACT_RU_IDENTITYLINK l JOIN ACT_RU_TASK t ON t.ID_ = l.TASK_ID_ WHERE t.PROC_DEF_ID_ = ?")
        .param(waiting.definition())
        .update();
    for (String table :
        List.of("ACT_RU_EXT_TASK", "ACT_RU_JOB", "ACT_RU_TASK", "ACT_RU_VARIABLE")) {
      jdbc.sql(
              "DELETE v FROM "
                  + table
                  + " v JOIN ACT_RU_EXECUTION e ON v.EXECUTION_ID_ = e.ID_ WHERE e.PROC_DEF_ID_ = ?")
          .param(waiting.definition())
          .update();
    }
    new TransactionTemplate(transaction.getTransactionManager())
        .executeWithoutResult(
            status -> {
              jdbc.sql("SET foreign_key_checks = 0").update();
              jdbc.sql("DELETE FROM ACT_RU_EXECUTION WHERE PROC_DEF_ID_ = ?")
                  .param(waiting.definition())
                  .update();
              jdbc.sql("SET foreign_key_checks = 1").update();
            });
  }

  /** Ends what has not come to its end, so that the next round finds nothing of it. */
  void cancel(String bundle) {
    RuntimeService runtime = server.bean(RuntimeService.class);
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(bundle)
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "measured"));
  }

  Departments departments() {
    return departments;
  }

  CaseWatch cases() {
    return server.bean(CaseWatch.class);
  }

  Reports reports() {
    return server.bean(Reports.class);
  }

  <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  ApplicationContext context() {
    return server.context();
  }

  /** Where workers fetch. */
  String address() {
    return server.address("").toString();
  }

  /** Where workers get their tokens. */
  String tokenAddress() {
    return server.sandbox("/oauth2/token").toString();
  }

  @Override
  public void close() {
    server.close();
    departments.close();
  }
}
