package io.onething.releases;

import static io.onething.releases.DeployDialog.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.catalog.ReleaseStore;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A bundle comes in from Camunda Modeler's dialog while cases run. */
class ReleaseIT {

  private static final String BUNDLE = "talent-residency";
  private static final List<String> BUNDLES =
      List.of("talent-residency", "school-enrollment", "inheritance-transfer", "newborn");
  private static final Path PROCESSES = Path.of("processes", BUNDLE);

  private static TestServer server;
  private static TestBrowser modeler;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    modeler = server.browser().signIn("linmo");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The folder's own release counts again: the newest decision wins. */
  @BeforeEach
  void theFolderCounts() {
    activate(1, "now");
  }

  @Test
  void theFolderIsTheFirstRelease() {
    JsonNode first = releases().get(releases().size() - 1);

    assertThat(first.path("bundle").asText()).isEqualTo(BUNDLE);
    assertThat(first.path("release").asInt()).isEqualTo(1);
    assertThat(first.path("origin").asText()).isEqualTo("FOLDER");
    assertThat(first.path("state").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void theDialogFindsAnEngineOfItsVersion() {
    DeployDialog dialog = dialog();

    assertThat(json(dialog.get("/modeler-gateway/version"), 200).path("version").asText())
        .isEqualTo("7.24.0");
    assertThat(json(dialog.get("/modeler-gateway/deployment?maxResults=0"), 200)).isEmpty();
  }

  @Test
  void theRestOfTheEnginesApiIsNotThere() {
    assertThat(dialog().get("/modeler-gateway/task").statusCode()).isEqualTo(404);
    assertThat(dialog().get("/modeler-gateway/process-definition").statusCode()).isEqualTo(404);
    assertThat(dialog().get("/engine-rest/version").statusCode()).isIn(401, 403);
  }

  @Test
  void aModelAloneIsADraftOfItsBundle() {
    String changed = model().replace("name=\"人才引进入户\"", "name=\"人才引进入户（试）\"") + note();

    JsonNode taken = json(dialog().deploy(BUNDLE, BUNDLE + ".bpmn", changed, Map.of()), 200);

    int release = taken.path("oneThing").path("release").asInt();
    assertThat(release).isGreaterThan(1);
    JsonNode process = taken.path("deployedProcessDefinitions").elements().next();
    assertThat(process.path("key").asText()).isEqualTo(BUNDLE);
    assertThat(state(release)).isEqualTo("DRAFT");
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql(
                    "SELECT COUNT(*) FROM bundle_release_file WHERE bundle = ? AND number = ? AND path LIKE '%.jrxml'")
                .params(BUNDLE, release)
                .query(Integer.class)
                .single())
        .isGreaterThan(10);
    assertThat(acts()).contains("RELEASE linmo " + BUNDLE + "@" + release);
  }

  @Test
  void theSameAgainIsTheSameRelease() {
    String changed = model() + note();
    DeployDialog dialog = dialog();

    JsonNode first = json(dialog.deploy(BUNDLE, BUNDLE + ".bpmn", changed, Map.of()), 200);
    JsonNode again = json(dialog.deploy(BUNDLE, BUNDLE + ".bpmn", changed, Map.of()), 200);

    assertThat(again.path("oneThing").path("release"))
        .isEqualTo(first.path("oneThing").path("release"));
    assertThat(again.path("oneThing").path("created").asBoolean()).isFalse();
    assertThat(again.path("id")).isEqualTo(first.path("id"));
  }

  @Test
  void everyFaultIsToldAtOnceAndNothingIsKept() {
    int before = releases().size();
    int deployments = deployments();
    String faulty =
        model()
            .replaceFirst("camunda:topic=\"civil.marital\"", "camunda:topic=\"civil.unheard-of\"")
            .replaceFirst("camunda:formRef=\"hrss-review\"", "camunda:formRef=\"no-such-form\"");

    HttpResponse<String> answer =
        dialog()
            .deploy(
                BUNDLE,
                BUNDLE + ".bpmn",
                faulty,
                Map.of(
                    "application.form",
                    text(Path.of("forms", BUNDLE, "application.form"))
                        .replaceFirst("\"key\": \"mobile\"", "\"key\": \"mobil\"")));

    String message = json(answer, 422).path("message").asText();
    assertThat(message)
        .contains(
            "processes/talent-residency/talent-residency.bpmn",
            "civil.unheard-of",
            "no-such-form",
            "forms/talent-residency/application.form",
            "mobil");
    assertThat(releases()).hasSize(before);
    assertThat(deployments()).isEqualTo(deployments);
  }

  @Test
  void whatOnlyTheEngineRefusesLeavesNothingEither() {
    int before = releases().size();
    int deployments = deployments();
    String table = text(PROCESSES.resolve("eligibility.dmn"));

    HttpResponse<String> answer =
        dialog()
            .deploy(
                BUNDLE,
                BUNDLE + ".bpmn",
                model() + note(),
                Map.of(
                    "second.dmn",
                    table.replaceFirst("hitPolicy=\"[A-Z ]+\"", "hitPolicy=\"ODD\"")));

    assertThat(json(answer, 422).path("message").asText()).contains(BUNDLE);
    assertThat(releases()).hasSize(before);
    assertThat(deployments()).isEqualTo(deployments);
  }

  @Test
  void aWrongRevokedOrForeignTokenOpensNothing() {
    JsonNode made = token();
    String token = made.path("token").asText();
    assertThat(
            DeployDialog.basic(server, "linmo", token).get("/modeler-gateway/version").statusCode())
        .isEqualTo(200);

    assertThat(basic("linmo", token + "x")).isEqualTo(401);
    assertThat(basic("zhangmin", token)).isEqualTo(401);
    assertThat(DeployDialog.bearer(server, token).get("/modeler-gateway/version").statusCode())
        .isEqualTo(401);

    String id = json(modeler.get("/api/deploy-tokens"), 200).get(0).path("id").asText();
    assertThat(delete("/api/deploy-tokens/" + id)).isEqualTo(204);
    assertThat(basic("linmo", token)).isEqualTo(401);
  }

  @Test
  void aTokenThatHasRunOutOpensNothing() {
    String token = token().path("token").asText();
    server.bean(JdbcClient.class).sql("UPDATE deploy_token SET expires_at = made_at").update();

    assertThat(basic("linmo", token)).isEqualTo(401);
  }

  @Test
  void whatIsNoModelIsRefusedWithItsFile() {
    for (String broken : List.of("<bpmn:definitions", "PK\u0003\u0004 a zip", "")) {
      String message =
          json(dialog().deploy(BUNDLE, BUNDLE + ".bpmn", broken, Map.of()), 422)
              .path("message")
              .asText();
      assertThat(message).contains("processes/talent-residency/talent-residency.bpmn");
    }
    assertThat(
            json(dialog().deploy(BUNDLE, BUNDLE + ".bpmn", model(), Map.of("all.zip", "PK")), 422)
                .path("message")
                .asText())
        .contains("all.zip", "does not belong to bundle");
  }

  @Test
  void twoModelersAtTheSameTimeMakeTwoReleases() {
    List<DeployDialog> dialogs = List.of(dialog(), dialog());

    List<Integer> releases =
        dialogs.parallelStream()
            .map(
                each ->
                    json(each.deploy(BUNDLE, BUNDLE + ".bpmn", model() + note(), Map.of()), 200))
            .map(taken -> taken.path("oneThing").path("release").asInt())
            .toList();

    assertThat(releases).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void callsAndSharedProcessesAreTakenAlongByTheirNames() {
    String call = text(Path.of("workers/police-sz/police.identity.yaml"));
    String topic = "police.identity-attached";

    JsonNode taken =
        json(
            dialog()
                .deploy(
                    BUNDLE,
                    BUNDLE + ".bpmn",
                    model().replace("topic=\"police.identity\"", "topic=\"" + topic + "\"")
                        + note(),
                    Map.of(
                        topic + ".yaml",
                        identityCallAs(topic),
                        "correction.bpmn",
                        text(Path.of("processes/shared/correction.bpmn")) + note(),
                        "bundle.yaml",
                        manifestWithConsentTo(topic))),
            200);

    assertThat(taken.at("/oneThing/changes").toString())
        .contains(
            "{\"kind\":\"CALL\",\"where\":\"workers/police-sz/" + topic + ".yaml\"",
            "idNumber",
            "{\"kind\":\"CHANGED\",\"where\":\"processes/shared/correction.bpmn\"");
    assertThat(
            json(
                    dialog()
                        .deploy(
                            BUNDLE,
                            BUNDLE + ".bpmn",
                            model(),
                            Map.of(topic + ".yaml", call, "prefill.bpmn", model())),
                    422)
                .path("message")
                .asText())
        .contains("processes/shared/prefill.bpmn", "is used by nothing");
  }

  @Test
  void aStepThatCameWithItsCallIsTakenOutAgainInTheDialog() {
    String topic = "police.identity-tried";
    JsonNode taken =
        json(
            dialog()
                .deploy(
                    BUNDLE,
                    BUNDLE + ".bpmn",
                    model().replace("topic=\"police.identity\"", "topic=\"" + topic + "\""),
                    Map.of(
                        topic + ".yaml",
                        identityCallAs(topic),
                        "bundle.yaml",
                        manifestWithConsentTo(topic))),
            200);
    activate(taken.path("oneThing").path("release").asInt(), "now");

    json(dialog().deploy(BUNDLE, BUNDLE + ".bpmn", model() + note(), Map.of()), 200);
  }

  @Test
  void aTokenIsKeptAsADigestOnly() {
    String token = token().path("token").asText();

    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("SELECT CONCAT_WS(' ', subject, label, digest) FROM deploy_token")
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(token));
  }

  @Test
  void aBearerTokenOfAModelerServesAndAClerksDoesNot() {
    String modelers = DeployDialog.accessToken(server, "linmo");
    String clerks = DeployDialog.accessToken(server, "zhangmin");

    JsonNode taken =
        json(
            DeployDialog.bearer(server, modelers)
                .deploy(BUNDLE, BUNDLE + ".bpmn", model() + note(), Map.of()),
            200);
    assertThat(taken.path("name").asText()).startsWith(BUNDLE + "@");
    assertThat(DeployDialog.bearer(server, clerks).get("/modeler-gateway/version").statusCode())
        .isEqualTo(403);
  }

  @Test
  void noSessionOpensTheDoorOfTheDialog() {
    assertThat(modeler.get("/modeler-gateway/version").statusCode()).isEqualTo(401);
    assertThat(server.browser().signIn("zhangmin").get("/api/releases").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anOpenCaseFinishesOnItsReleaseWhileANewOneRunsOnTheNew() {
    TestBrowser liWen = server.browser().signIn("liwen");
    String earlier = apply(liWen);

    JsonNode taken = releasedAs("人才落户新版");
    int release = taken.path("oneThing").path("release").asInt();
    assertThat(catalogName(liWen)).isEqualTo("人才引进入户");
    String drafted = apply(liWen);
    activate(release, "now");
    String later = apply(liWen);

    assertThat(catalogName(liWen)).isEqualTo("人才落户新版");
    assertThat(instance(drafted).getProcessDefinitionId())
        .as("a draft is nobody's")
        .isEqualTo(instance(earlier).getProcessDefinitionId());
    assertThat(instance(later).getProcessDefinitionId())
        .isNotEqualTo(instance(earlier).getProcessDefinitionId())
        .isEqualTo(taken.path("deployedProcessDefinitions").elements().next().path("id").asText());
    assertThat(seen(liWen, earlier)).isEqualTo("人才引进入户");
    assertThat(seen(liWen, later)).isEqualTo("人才落户新版");
    assertThat(clocks(earlier)).isNotEmpty().containsOnly(BUNDLE + "@1");
    assertThat(seen(liWen, earlier)).isEqualTo("人才引进入户");
    assertThat(clocks(later)).isNotEmpty().containsOnly(BUNDLE + "@" + release);
  }

  @Test
  void aReleaseCountsFromItsDate() {
    JsonNode taken = releasedAs("明年的入户");
    int release = taken.path("oneThing").path("release").asInt();

    activate(release, "2036-01-01");

    assertThat(state(release)).isEqualTo("PLANNED");
    assertThat(catalogName(modeler)).isEqualTo("人才引进入户");
    assertThat(decide(release, "2020-01-01", 422).at("/errors/0/problem/zh").asText())
        .contains("2020-01-01 00:00", "已经过去");
  }

  @Test
  void aLaterDateTakesThePlaceOfTheEarlier() {
    int release = releasedAs("改期的入户").path("oneThing").path("release").asInt();
    activate(release, "2036-01-01");

    activate(release, "2037-01-01");

    assertThat(countsOn("2036-12-31")).isNotEqualTo(release);
    assertThat(countsOn("2037-01-02")).isEqualTo(release);
  }

  @Test
  void aPlanIsTakenBackAndWhatCountsIsNot() {
    int release = releasedAs("不办了").path("oneThing").path("release").asInt();
    activate(release, "2036-01-01");

    JsonNode decided = decide(release, "never", 200);

    assertThat(decided.path("from").isNull()).isTrue();
    assertThat(state(release)).isEqualTo("DRAFT");
    assertThat(countsOn("2036-01-02")).isNotEqualTo(release);
    assertThat(acts()).contains("ACTIVATE linmo " + BUNDLE + "@" + release + " never");
    assertThat(decide(release, "never", 422).at("/errors/0/problem/zh").asText())
        .contains("没有待生效的计划");
    activate(release, "now");
    assertThat(decide(release, "never", 422).path("detail").asText()).contains("is not planned");
    assertThat(state(release)).isEqualTo("ACTIVE");
  }

  @Test
  void aSecondServerSeesItAtOnce() {
    try (ConfigurableApplicationContext beside = server.startBeside()) {
      JsonNode taken = releasedAs("两台都见");
      activate(taken.path("oneThing").path("release").asInt(), "now");

      TestBrowser there =
          TestBrowser.of("http://localhost:" + beside.getEnvironment().getProperty("server.port"));
      assertThat(catalogName(there)).isEqualTo("两台都见");
    }
  }

  @Test
  void aSharedProcessThatARestartChangesReachesNoOpenCase(@TempDir Path work) throws IOException {
    TestBrowser liWen = server.browser().signIn("liwen");
    String open = apply(liWen);
    changeCorrection(work);

    try (ConfigurableApplicationContext restarted =
        server.startBeside("--onething.data.location=" + work.toUri())) {
      String later = apply(liWen);
      assertThat(instance(later).getProcessDefinitionId())
          .as("the changed folder counts")
          .isNotEqualTo(instance(open).getProcessDefinitionId());
      RuntimeService engine = restarted.getBean(RuntimeService.class);
      for (String number : List.of(open, later)) {
        engine
            .createProcessInstanceModification(instance(number).getId())
            .startBeforeActivity("Task_AwaitCorrection")
            .execute();
      }

      assertThat(deployment(correctionOf(engine, open)))
          .isEqualTo(deployment(instance(open)))
          .isNotEqualTo(deployment(correctionOf(engine, later)));
      String waiting = correctionOf(engine, open).getId();
      engine
          .createMessageCorrelation("Message_Correction")
          .processInstanceBusinessKey(open)
          .correlate();
      assertThat(
              engine
                  .createEventSubscriptionQuery()
                  .eventName("Message_Correction")
                  .processInstanceId(waiting)
                  .count())
          .as("it goes on")
          .isZero();
    }
    activate(1, "now");
    json(dialog().deploy(BUNDLE, BUNDLE + ".bpmn", model() + note(), Map.of()), 200);
  }

  /** In a copy of the folder: a shared process wants more of everybody who calls it. */
  private static void changeCorrection(Path work) throws IOException {
    for (String folder : List.of("processes", "workers", "forms", "organisation")) {
      FileSystemUtils.copyRecursively(Path.of(folder), work.resolve(folder));
    }
    Path shared = work.resolve("processes/shared/correction.bpmn");
    Files.writeString(
        shared,
        text(shared)
            .replace("reminder,received\"", "reminder,received,told\"")
            .replace(
                "name=\"document\" value=\"${document}\" />",
                "name=\"document\" value=\"${document}\" /><camunda:property name=\"notify\" value=\"${told}\" />"));
    for (Path model :
        BUNDLES.stream().map(id -> work.resolve("processes/" + id + "/" + id + ".bpmn")).toList()) {
      Files.writeString(
          model,
          text(model)
              .replaceAll(
                  "<camunda:in (source\\S+) target=\"received\" />",
                  "<camunda:in $1 target=\"received\" /><camunda:in $1 target=\"told\" />"));
    }
  }

  private static ProcessInstance correctionOf(RuntimeService engine, String number) {
    return Objects.requireNonNull(
        engine
            .createProcessInstanceQuery()
            .superProcessInstanceId(instance(number).getId())
            .singleResult(),
        number + " waits for no correction");
  }

  private static String deployment(ProcessInstance instance) {
    return server
        .bean(RepositoryService.class)
        .getProcessDefinition(instance.getProcessDefinitionId())
        .getDeploymentId();
  }

  @Test
  void aFileOfNoBundleIsRefused() {
    HttpResponse<String> answer =
        dialog().deploy(BUNDLE, BUNDLE + ".bpmn", model(), Map.of("run.sh", "rm"));
    assertThat(json(answer, 422).path("message").asText()).contains("run.sh");

    assertThat(
            json(dialog().deploy("other", "other.txt", "x", Map.of()), 422)
                .path("message")
                .asText())
        .contains("'other' is no bundle", BUNDLE);
  }

  /** The answer to the bundle with another name, sent as a draft. */
  private static JsonNode releasedAs(String name) {
    return json(
        dialog()
            .deploy(BUNDLE, BUNDLE + ".bpmn", model() + note(), Map.of("bundle.yaml", named(name))),
        200);
  }

  private static DeployDialog dialog() {
    return DeployDialog.basic(server, "linmo", token().path("token").asText());
  }

  private static JsonNode token() {
    return json(modeler.post("/api/deploy-tokens", "{\"label\":\"Modeler\",\"days\":7}"), 201);
  }

  private static int basic(String user, String token) {
    return DeployDialog.basic(server, user, token).get("/modeler-gateway/version").statusCode();
  }

  private static int delete(String path) {
    HttpRequest.Builder request = modeler.request(path).DELETE();
    modeler.csrf().ifPresent(token -> request.header("X-ONETHING-CSRF", token));
    return modeler.send(request).statusCode();
  }

  private static void activate(int release, String from) {
    decide(release, from, 200);
  }

  private static JsonNode decide(int release, String from, int status) {
    return json(
        modeler.post(
            "/api/releases/" + BUNDLE + "/" + release + "/activations",
            "{\"from\":\"" + from + "\"}"),
        status);
  }

  /** The number of the release on which new cases will start on that day, as far as is decided. */
  private static int countsOn(String day) {
    return Objects.requireNonNull(
            server.bean(ReleaseStore.class).active(Instant.parse(day + "T00:00:00Z")).get(BUNDLE))
        .number();
  }

  private static JsonNode releases() {
    return json(modeler.get("/api/releases"), 200);
  }

  private static String state(int release) {
    for (JsonNode each : releases()) {
      if (each.path("bundle").asText().equals(BUNDLE) && each.path("release").asInt() == release) {
        return each.path("state").asText();
      }
    }
    throw new AssertionError("No release " + release);
  }

  private static String catalogName(TestBrowser browser) {
    return json(browser.get("/api/catalog/" + BUNDLE), 200).path("names").path("zh").asText();
  }

  private static String seen(TestBrowser browser, String number) {
    return json(browser.get("/api/cases/" + number), 200)
        .path("bundle")
        .path("names")
        .path("zh")
        .asText();
  }

  private static String apply(TestBrowser applicant) {
    return json(
            applicant.post(
                "/api/cases",
                """
                {"bundle": "talent-residency", "consent": true, "form": {
                  "talentCategory": "FRESH_GRADUATE", "mobile": "13800001001",
                  "settleType": "TALENT_COLLECTIVE", "truthPledge": true, "signature": "李文"}}
                """,
                "Idempotency-Key",
                UUID.randomUUID().toString()),
            201)
        .path("caseNumber")
        .asText();
  }

  private static ProcessInstance instance(String number) {
    return server
        .bean(RuntimeService.class)
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number, BUNDLE)
        .singleResult();
  }

  private static List<String> clocks(String number) {
    return server
        .bean(JdbcClient.class)
        .sql(
            "SELECT clock.bundle FROM clock JOIN case_file ON case_file.id = case_id WHERE case_number = ?")
        .param(number)
        .query(String.class)
        .list();
  }

  private static List<String> acts() {
    return server
        .bean(JdbcClient.class)
        .sql("SELECT CONCAT_WS(' ', act, who, subject) FROM audit_event")
        .query(String.class)
        .list();
  }

  private static int deployments() {
    return server
        .bean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM ACT_RE_DEPLOYMENT")
        .query(Integer.class)
        .single();
  }

  /** Makes a model that nobody has sent before. */
  private static String note() {
    return "<!-- " + UUID.randomUUID() + " -->\n";
  }

  private static String model() {
    return text(PROCESSES.resolve(BUNDLE + ".bpmn"));
  }

  private static String manifestWithConsentTo(String topic) {
    return manifest()
        .replace(
            "\nconsents:\n",
            "\nconsents:\n  - {topic: %s, data: {zh: 身份, en: Identity}, purpose: {zh: 核验, en: To verify}}\n"
                .formatted(topic));
  }

  /** The shipped call under another topic, as one file says it alone. */
  private static String identityCallAs(String topic) {
    return text(Path.of("workers/police-sz/police.identity.yaml"))
        .replace("topic: police.identity\n", "topic: " + topic + "\ndepartment: police-sz\n");
  }

  private static String manifest() {
    return text(PROCESSES.resolve("bundle.yaml"));
  }

  private static String named(String name) {
    return manifest().replace("names: {zh: 人才引进入户,", "names: {zh: " + name + ",");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
