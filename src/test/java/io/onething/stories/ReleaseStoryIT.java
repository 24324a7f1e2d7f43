package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Applicant.documents;
import static io.onething.stories.Applicant.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.engine.EngineTime;
import io.onething.releases.ReleaseCommand;
import io.onething.sandbox.Demo;
import io.onething.shared.TimeSource;
import io.onething.testing.PdfText;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A release is planned for a day. When the day has come, new cases run on it, by a call that the
 * worker did not know when it was started; the cases that were open go on as they began, also into
 * a shared process that the new one has changed. Another brings a matter and a department that
 * nobody knew.
 */
class ReleaseStoryIT {

  private static final String TOPIC = "police.identity-anew";
  private static Demo demo;
  private static String token = "";

  @TempDir Path work;

  @BeforeAll
  static void start() {
    demo =
        RunningDemo.own(RunningDemo.START, "release-story", Map.of("onething.worker.calls", "1s"));
    TestBrowser linMo = TestBrowser.of(demo.serverUrl()).signIn("linmo");
    token =
        json(linMo.post("/api/deploy-tokens", "{\"label\":\"Story\"}"), 201).path("token").asText();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void aPlannedDayIsReachedAndAnOpenCaseEndsOnItsOwnEdition() throws Exception {
    Applicant liWen = Applicant.signedIn(demo.serverUrl(), "liwen");
    Sandbox sandbox = new Sandbox(demo.sandboxUrl());
    String earlier = liWen.apply();
    liWen.waitsFor(earlier, "SUSPENDED");
    String ticket = sandbox.openMoveOut("李文");
    Applicant wuTing = Applicant.signedIn(demo.serverUrl(), "wuting");
    String reviewed = wuTing.apply();
    wuTing.waitsFor(reviewed, "IN_REVIEW");

    release("2026-09-03");
    assertThat(offered(liWen)).isEqualTo("人才引进入户");
    forward(Duration.ofDays(2));
    assertThat(offered(liWen)).isEqualTo("人才落户新版");

    String later = liWen.apply();
    JsonNode waiting = liWen.waitsFor(later, "SUSPENDED");
    assertThat(step(waiting, "Task_VerifyIdentity").path("reused").asBoolean())
        .as("asked by the new topic, which nobody has asked before")
        .isFalse();

    correctedOnItsOwnEdition(wuTing, reviewed);

    sandbox.moveOut(ticket);
    JsonNode old = liWen.waitsForEnd(earlier);
    assertThat(old.at("/bundle/names/zh").asText()).isEqualTo("人才引进入户");
    assertThat(documents(old)).contains("准予迁入证明");
    assertThat(letters(liWen, old)).contains("李文").doesNotContain("新版");

    sandbox.moveOut(sandbox.openMoveOut("李文"));
    JsonNode now = liWen.waitsForEnd(later);
    assertThat(now.path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(now.at("/bundle/names/zh").asText()).isEqualTo("人才落户新版");
    assertThat(documents(now)).contains("准予迁入证明新版").doesNotContain("准予迁入证明");
    assertThat(letters(liWen, now)).contains("新版");
  }

  /** Form, called process and table are those of the edition that the case began on. */
  private static void correctedOnItsOwnEdition(Applicant wuTing, String reviewed) {
    Staff zhangMin = Staff.atTasklist(demo.serverUrl(), "zhangmin");
    zhangMin.decide(
        zhangMin.task(reviewed),
        Map.of("decision", "CORRECT", "correctionItems", "DEGREE_CERT_UNCLEAR"));
    JsonNode asked = wuTing.waitsFor(reviewed, "CORRECTION_REQUESTED");
    assertThat(asked.at("/correction/form").toString()).contains("\"学历证书编号\"").doesNotContain("新版");
    assertThat(wuTing.correct(reviewed, Map.of("degreeCertNo", "1059342026004410")).statusCode())
        .isEqualTo(202);
    wuTing.waitsFor(reviewed, "IN_REVIEW");
    zhangMin.decide(zhangMin.task(reviewed), Map.of("decision", "APPROVE"));
    wuTing.waitsFor(reviewed, "SUSPENDED");
  }

  @Test
  void aNewMatterBringsItsDepartmentAndTheRunningWorkerCallsIt() throws Exception {
    for (String folder : List.of("processes/shared", "forms/shared")) {
      FileSystemUtils.copyRecursively(Path.of(folder), work.resolve(folder));
    }
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/connect-trial"), work);

    Sent draft = send(work.resolve("processes/connect-trial").toString(), "--activate", "now");
    assertThat(draft.code()).as(draft.said()).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(draft.said())
        .contains("Taken in as connect-trial@1", "no worker has taken up practice yet");
    until(
        "a release that counts",
        () -> send("connect-trial@1", "--activate", "now"),
        sent -> sent.code() == ReleaseCommand.DONE);

    TestBrowser maXiao = TestBrowser.of(demo.serverUrl()).signIn("maxiao");
    String number =
        json(
                maXiao.post(
                    "/api/cases",
                    "{\"bundle\":\"connect-trial\",\"consent\":true,\"form\":{\"school\":\"滨海小学\"}}",
                    "Idempotency-Key",
                    UUID.randomUUID().toString()),
                201)
            .path("caseNumber")
            .asText();
    JsonNode ended =
        until(
            "the end of case " + number,
            () -> json(maXiao.get("/api/cases/" + number), 200),
            seen -> !seen.path("closedAt").isNull());
    assertThat(ended.path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(each(ended.path("steps"), "/id"))
        .containsExactly(
            "Task_AssignSeat", "Task_SubmitReview", "Call_AwaitReview", "Task_TellSchool");
    assertThat(new Sandbox(demo.sandboxUrl()).ledger("practice"))
        .as("what the department itself has done")
        .containsValue("ACTIVE")
        .hasSizeGreaterThan(1);
  }

  private void release(String from) throws Exception {
    for (String folder : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(Path.of(folder), work.resolve(folder));
    }
    Path bundle = work.resolve("processes/talent-residency");
    Path calls = work.resolve("workers/police-sz");
    Files.copy(calls.resolve("police.identity.yaml"), calls.resolve(TOPIC + ".yaml"));
    change(calls.resolve(TOPIC + ".yaml"), "topic: police.identity", "topic: " + TOPIC);
    change(
        bundle.resolve("talent-residency.bpmn"),
        "topic=\"police.identity\"",
        "topic=\"" + TOPIC + "\"");
    change(
        bundle.resolve("bundle.yaml"),
        "\nconsents:\n",
        "\nconsents:\n  - {topic: %s, data: {zh: 身份信息, en: Identity}, purpose: {zh: 核验身份, en: To verify it}}\n"
            .formatted(TOPIC));
    change(bundle.resolve("bundle.yaml"), "names: {zh: 人才引进入户,", "names: {zh: 人才落户新版,");
    change(bundle.resolve("bundle.yaml"), "{zh: 准予迁入证明,", "{zh: 准予迁入证明新版,");
    change(bundle.resolve("documents/move-in-permit.jrxml"), "准予迁入本市", "新版准予迁入本市");

    changeWhatACorrectionIs(bundle);

    Sent sent = send(bundle.toString(), "--activate", from);
    assertThat(sent.code()).as(sent.said()).isZero();
  }

  private record Sent(int code, String said) {}

  private static Sent send(String... typed) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    try {
      int code =
          new ReleaseCommand(stream, stream)
              .run(
                  List.of(typed),
                  Map.of(
                      "ONETHING_SERVER",
                      demo.serverUrl(),
                      "ONETHING_DEPLOY_USER",
                      "linmo",
                      "ONETHING_DEPLOY_TOKEN",
                      token));
      return new Sent(code, said.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /**
   * The new edition asks by another form, calls a process that wants to be handed more, and accepts
   * nothing by its table that was corrected after a review.
   */
  private void changeWhatACorrectionIs(Path bundle) throws IOException {
    change(
        work.resolve("forms/talent-residency/correction.form"),
        "\"label\": \"学历证书编号\"",
        "\"label\": \"新版学历证书编号\"");
    Path correction = work.resolve("processes/shared/correction.bpmn");
    change(correction, "reminder,received\"", "reminder,received,told\"");
    change(
        correction,
        "name=\"document\" value=\"${document}\" />",
        "name=\"document\" value=\"${document}\" /><camunda:property name=\"notify\" value=\"${told}\" />");
    change(
        bundle.resolve("talent-residency.bpmn"),
        "target=\"received\" />",
        "target=\"received\" /><camunda:in sourceExpression=\"correctionReceived\" target=\"told\" />");
    change(
        bundle.resolve("eligibility.dmn"),
        "<text>&quot;REVIEW&quot;</text>",
        "<text>&quot;NOT_ACCEPTED&quot;</text>");
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void forward(Duration ahead) {
    TimeSource time = demo.server().getBean(TimeSource.class);
    time.setOffset(time.offset().plus(ahead));
    demo.server().getBean(EngineTime.class).setOffset(time.offset());
  }

  private static String offered(Applicant applicant) {
    return json(applicant.browser().get("/api/catalog/talent-residency"), 200)
        .at("/names/zh")
        .asText();
  }

  /** All that was written in the case. */
  private static String letters(Applicant applicant, JsonNode seen) throws IOException {
    StringBuilder text = new StringBuilder();
    for (JsonNode document : seen.path("documents")) {
      byte[] pdf = applicant.browser().download(document.path("href").asText()).body();
      text.append(PdfText.of(pdf));
    }
    return text.toString();
  }
}
