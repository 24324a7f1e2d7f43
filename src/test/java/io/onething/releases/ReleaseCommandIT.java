package io.onething.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.ReleaseStore;
import io.onething.testing.MachineToken;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A bundle is sent from a folder by the command {@code release}. */
class ReleaseCommandIT {

  private static final String BUNDLE = "talent-residency";

  private static TestServer server;
  private static TestBrowser modeler;
  private static Map<String, String> environment;

  @TempDir Path work;

  private Path folder;
  private String said = "";

  @BeforeAll
  static void start() {
    server = TestServer.start();
    modeler = server.browser().signIn("linmo");
    String token =
        DeployDialog.json(modeler.post("/api/deploy-tokens", "{\"label\":\"Command\"}"), 201)
            .path("token")
            .asText();
    environment =
        Map.of(
            "ONETHING_SERVER",
            server.address("/").toString(),
            "ONETHING_DEPLOY_USER",
            "linmo",
            "ONETHING_DEPLOY_TOKEN",
            token);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void copyTheBundle() {
    copy(Path.of("processes", BUNDLE));
    copy(Path.of("forms", BUNDLE));
    copy(Path.of("processes", "shared"));
    copy(Path.of("forms", "shared"));
    copy(Path.of("workers"));
    folder = work.resolve("processes").resolve(BUNDLE);
  }

  @Test
  void theSameFilesAreNoNewRelease() throws Exception {
    assertThat(run("release talent-residency@1 --activate now")).isZero();

    assertThat(run(folder + "")).isZero();
    assertThat(run("--list")).isZero();
    assertThat(said).contains(BUNDLE + "@1  现行 active", "FOLDER");
  }

  @Test
  void aChangedFolderIsTakenAndCountsAtOnce() throws Exception {
    Path manifest = folder.resolve("bundle.yaml");
    Files.writeString(
        manifest, Files.readString(manifest).replace("names: {zh: 人才引进入户,", "names: {zh: 命令行发布,"));

    assertThat(run(folder + " --activate now")).as(said).isZero();

    assertThat(said).contains("Taken in as " + BUNDLE + "@", "From ");
    assertThat(modeler.get("/api/catalog/" + BUNDLE).body()).contains("命令行发布");
  }

  @Test
  void aFormThatWasDeletedIsMissed() throws Exception {
    Files.delete(work.resolve("forms").resolve(BUNDLE).resolve("application.form"));

    assertThat(run(folder + "")).isEqualTo(ReleaseCommand.REFUSED);

    assertThat(said).contains("Refused, nothing has changed (422)", "application.form");
  }

  @Test
  void itSaysWhatIsMissingBeforeItSends() throws Exception {
    assertThat(run("nowhere")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("no folder below processes/");
    assertThat(run(work.resolve("processes/shared") + "")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("processes/shared is no bundle");
    assertThat(run("--unheard-of 1")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("Unknown option --unheard-of");
    assertThat(run(folder + " --server http://localhost:1")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("does not answer: http://localhost:1/");
    assertThat(run(folder + " --server localhost:8080")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("'localhost:8080' is no address");
    assertThat(run(folder + " --token otd_wrong")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("(401)", "账号和部署令牌不对");
    assertThat(run(BUNDLE + "@99 --activate now")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("没有版本 talent-residency@99", "There is no release");
  }

  @Test
  void aCallOfANewTopicComesWithTheBundleAndIsServedToWorkersByEveryServer() throws Exception {
    String topic = addTopic("police.identity-anew");
    try (ConfigurableApplicationContext beside = server.startBeside()) {
      assertThat(run(folder + "")).as(said).isZero();

      String other = "http://localhost:" + beside.getEnvironment().getProperty("server.port");
      for (String address : List.of(server.address("").toString(), other)) {
        HttpResponse<String> served = calls(address, null);
        assertThat(served.body()).contains("workers/police-sz/" + topic + ".yaml");
        assertThat(calls(address, served.headers().firstValue("ETag").orElseThrow()).statusCode())
            .isEqualTo(304);
      }
    }
    assertThat(run(folder + "")).isZero();
    assertThat(said).as("the same again").contains("The same as the newest release");
    Files.delete(work.resolve("workers/police-sz").resolve(topic + ".yaml"));
    Files.copy(
        Path.of("processes", BUNDLE, BUNDLE + ".bpmn"),
        folder.resolve(BUNDLE + ".bpmn"),
        StandardCopyOption.REPLACE_EXISTING);
    Path manifest = folder.resolve("bundle.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace(consent(topic), ""));
    assertThat(run(folder + "")).as("a draft's call disturbs nobody: " + said).isZero();
  }

  @Test
  void aCallMayBeReplacedOnlyByOneThatAnswersTheSame() throws Exception {
    Path call = work.resolve("workers/police-sz/police.identity.yaml");
    String file = Files.readString(call);

    Files.writeString(call, file.replace("LOCAL, BARRED]", "LOCAL, BARRED, GONE]"));
    assertThat(run(folder + "")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("police-sz/police.identity.yaml", "flags", "GONE", "or a new topic");

    Files.writeString(
        call, file.replace("facts: [applicantName,", "facts: [mobile, applicantName,"));
    assertThat(run(folder + "")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("police-sz/police.identity.yaml", "[mobile] were not seen before");

    Files.writeString(call, file.replace("timeout: PT10S", "timeout: PT9S"));
    assertThat(run(folder + "")).as(said).isZero();
    assertThat(calls(server.address("").toString(), null).body()).contains("timeout: PT9S");
  }

  @Test
  void aDepartmentDoesNotComeWithARelease() throws Exception {
    Path file = work.resolve("workers/police-sz/department.yaml");
    Files.writeString(file, Files.readString(file) + "\n# elsewhere\n");

    assertThat(run(folder + "")).isEqualTo(ReleaseCommand.REFUSED);

    assertThat(said).contains("police-sz/department.yaml", "change with a restart");
  }

  @Test
  void aNewDepartmentComesAndItsReleaseCountsWhenAWorkerCanCallIt() throws Exception {
    Path lottery = addDepartment("lottery");
    String described = "department: lottery\nnames: {zh: 摇号办, en: Lottery}\nbaseUrl: %s\n";

    Files.writeString(lottery.resolve("department.yaml"), described.formatted("http://x.test"));
    assertThat(run(folder + "")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("lottery/department.yaml", "baseUrl", "${LOTTERY_..}");
    Files.writeString(lottery.resolve("department.yaml"), described.formatted("${POLICE_SZ_URL}"));
    assertThat(run(folder + "")).isEqualTo(ReleaseCommand.REFUSED);

    Files.writeString(lottery.resolve("department.yaml"), described.formatted("${LOTTERY_URL}"));
    assertThat(run(folder + " --activate now")).as(said).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("Taken in as " + BUNDLE, "no worker has taken up lottery yet");
    String edition = said.replaceAll("(?s).*Taken in as (\\S+).*", "$1");
    assertThat(calls(server.address("").toString(), null).body())
        .contains("workers/lottery/department.yaml", "${LOTTERY_URL}");

    assertThat(sent("{\"lottery\": null}")).isEqualTo(400);
    JdbcClient reports = server.bean(JdbcClient.class);
    reports
        .sql(
            "INSERT INTO department_report (worker, department, missing, reported_at) VALUES ('worker-gone', 'lottery', '', UTC_TIMESTAMP(6) - INTERVAL 25 HOUR)")
        .update();
    report("{\"lottery\": [\"LOTTERY_URL\"]}");
    assertThat(reports.sql("SELECT worker FROM department_report").query(String.class).list())
        .as("who has been silent for a day is forgotten")
        .containsExactly("worker-one");
    assertThat(run(edition + " --activate now")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said)
        .contains("lottery/department.yaml", "worker worker-one lacks [LOTTERY_URL]", "restart");

    report("{}, \"failed\": {\"lottery\": \"IllegalStateException\"}");
    assertThat(run(edition + " --activate now")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("worker-one could not open it (IllegalStateException)");

    report("{\"lottery\": []}");
    assertThat(run(edition + " --activate now")).as(said).isZero();
    Files.writeString(lottery.resolve("department.yaml"), described.formatted("${LOTTERY_AT}"));
    assertThat(run(folder + "")).as("nobody sends it elsewhere").isEqualTo(ReleaseCommand.REFUSED);
    run(BUNDLE + "@1 --activate now");
  }

  @Test
  void aDepartmentThatTwoBundlesBringAtTheSameTimeIsThatOfTheFirst() throws Exception {
    Files.writeString(
        addDepartment("practice").resolve("department.yaml"),
        "department: practice\nnames: {zh: 练习, en: Practice}\nbaseUrl: ${PRACTICE_AT}\n");
    Path trial = copyTheTrial(work.resolve("trial"));
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<Sent> second =
          Objects.requireNonNull(
              server
                  .bean(TransactionTemplate.class)
                  .execute(
                      status -> {
                        server.bean(ReleaseStore.class).lock(BUNDLE);
                        Future<Sent> checked = beside.submit(() -> send(folder + ""));
                        untilOneWaitsForItsTurn();
                        Sent first = send(trial + "");
                        assertThat(first.code()).as(first.said()).isZero();
                        return checked;
                      }));

      assertThat(second.get().code()).as(second.get().said()).isEqualTo(ReleaseCommand.REFUSED);
      assertThat(second.get().said())
          .contains(
              "workers/practice/department.yaml: (file): ", "is otherwise than the server has it");
    }
    assertThat(calls(server.address("").toString(), null).body())
        .contains("${PRACTICE_URL}")
        .doesNotContain("${PRACTICE_AT}");
  }

  private static void untilOneWaitsForItsTurn() {
    JdbcClient statements = server.bean(JdbcClient.class);
    while (statements
        .sql(
            "SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'INSERT INTO released_bundle%'")
        .query(Long.class)
        .list()
        .isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** A matter of its own that brings a department of its own. */
  private static Path copyTheTrial(Path to) throws IOException {
    for (String shared : List.of("processes/shared", "forms/shared")) {
      FileSystemUtils.copyRecursively(Path.of(shared), to.resolve(shared));
    }
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/connect-trial"), to);
    return to.resolve("processes/connect-trial");
  }

  /** What a worker says of departments that came with releases. */
  private static void report(String departments) throws IOException, InterruptedException {
    assertThat(sent(departments)).isEqualTo(204);
  }

  private static int sent(String departments) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.address("/engine-gateway/departments"))
            .header(
                "Authorization",
                MachineToken.bearer(
                    server.sandbox("/oauth2/token"), "worker", TestServer.WORKER_SECRET, "worker"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"workerId\": \"worker-one\", \"departments\": " + departments + "}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  /** A topic of a department that nobody knows; its own file is still to be written. */
  private Path addDepartment(String department) throws IOException {
    String topic = addTopic(department + ".identity");
    Path calls = Files.createDirectories(work.resolve("workers").resolve(department));
    Files.move(
        work.resolve("workers/police-sz").resolve(topic + ".yaml"), calls.resolve(topic + ".yaml"));
    return calls;
  }

  private String addTopic(String topic) throws IOException {
    Path calls = work.resolve("workers/police-sz");
    Files.writeString(
        calls.resolve(topic + ".yaml"),
        Files.readString(calls.resolve("police.identity.yaml"))
            .replace("topic: police.identity\n", "topic: " + topic + "\n"));
    Path model = folder.resolve(BUNDLE + ".bpmn");
    Files.writeString(
        model,
        Files.readString(model).replace("topic=\"police.identity\"", "topic=\"" + topic + "\""));
    Path manifest = folder.resolve("bundle.yaml");
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("\nconsents:\n", "\nconsents:\n" + consent(topic)));
    return topic;
  }

  /** Who is asked about in a new way has consented to it. */
  private static String consent(String topic) {
    return "  - {topic: %s, data: {zh: 身份信息, en: Identity}, purpose: {zh: 核验身份, en: To verify it}}\n"
        .formatted(topic);
  }

  private static HttpResponse<String> calls(String address, @Nullable String version)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(address.replaceFirst("/+$", "") + "/engine-gateway/calls"))
            .header(
                "Authorization",
                MachineToken.bearer(
                    server.sandbox("/oauth2/token"), "worker", TestServer.WORKER_SECRET, "worker"));
    if (version != null) {
      request.header("If-None-Match", version);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private int run(String typed) {
    Sent sent = send(typed);
    said = sent.said();
    return sent.code();
  }

  private record Sent(int code, String said) {}

  private static Sent send(String typed) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8);
    try {
      int code =
          new ReleaseCommand(stream, stream)
              .run(List.of(typed.replaceFirst("^release ", "").split(" ", -1)), environment);
      return new Sent(code, text.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  private void copy(Path from) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = work.resolve(file);
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
