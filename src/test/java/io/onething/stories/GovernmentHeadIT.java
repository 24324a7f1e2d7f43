package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.write;
import static io.onething.stories.Applicant.clock;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * 行政许可法 art. 42: where several decide together the limit is 45 working days, and the head of the
 * government alone may add 15. The files are those of 人才引进入户 with that limit.
 */
class GovernmentHeadIT {

  private static Demo demo;

  @BeforeAll
  static void startWithALimitOf45Days() throws Exception {
    Path files =
        Path.of("target", "test-data", "45wd-" + ProcessHandle.current().pid()).toAbsolutePath();
    FileSystemUtils.deleteRecursively(files);
    for (String folder : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(
          Path.of("target", "classes", "onething", folder), files.resolve(folder));
    }
    Path manifest = files.resolve("processes/talent-residency/bundle.yaml");
    String joint =
        Files.readString(manifest).replaceFirst("limit: 20wd\\R    promised: 5wd", "limit: 45wd");
    assertThat(joint).contains("limit: 45wd");
    Files.writeString(manifest, joint);
    demo =
        RunningDemo.own(
            RunningDemo.START,
            "government-head",
            Map.of("onething.data.location", "file:" + files + "/"));
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void theHeadOfTheGovernmentAloneExtendsALimitOf45WorkingDays() {
    Applicant sunHao = Applicant.signedIn(demo.serverUrl(), "sunhao");
    String caseNumber = sunHao.apply();
    sunHao.waitsFor(caseNumber, "IN_REVIEW");
    Map<String, Object> wanted = Map.of("added", "15wd", "reason", "须多部门联合论证");

    // Neither those who handle it nor the head of their authority, from the case sheet.
    for (String other : List.of("zhangmin", "gaojun")) {
      Staff handler = Staff.atTasklist(demo.serverUrl(), other);
      JsonNode task = handler.task(caseNumber);
      refused(handler.act(task, "case", "extensions", wanted), 403);
      assertThat(handler.clocks(task).at("/clocks/0/extension/yours").asBoolean()).isFalse();
      assertThat(handler.clocks(task).at("/clocks/0/extension/by/zh").asText())
          .isEqualTo("本级人民政府负责人");
    }
    // Nor anybody from outside of it.
    for (String other : List.of("zhangmin", "gaojun", "luguang", "zhoujie")) {
      refused(extend(signedIn(other), caseNumber, wanted), 404);
    }
    refused(extend(sunHao.browser(), caseNumber, wanted), 403);
    assertThat(clock(sunHao.look(caseNumber), "case").path("extensions")).isEmpty();

    TestBrowser luoQing = signedIn("luoqing");
    JsonNode hers = json(luoQing.get("/api/clocks"), 200);
    assertThat(hers).hasSize(1);
    assertThat(hers.at("/0/caseNumber").asText()).isEqualTo(caseNumber);
    assertThat(hers.at("/0/row/clock/id").asText()).isEqualTo("case");
    assertThat(hers.at("/0/row/extension/upTo").asText()).isEqualTo("15wd");
    refused(extend(luoQing, caseNumber, Map.of("added", "16wd", "reason", "太长")), 422, "added");

    JsonNode done = json(extend(luoQing, caseNumber, wanted), 200);

    assertThat(done.at("/before/due").asText()).isEqualTo("2026-11-09T09:30:00Z");
    assertThat(done.at("/after/due").asText()).isEqualTo("2026-11-30T09:30:00Z");
    JsonNode seen = sunHao.look(caseNumber);
    assertThat(clock(seen, "case").at("/extensions/0/approver/zh").asText()).isEqualTo("本级人民政府负责人");
    assertThat(Applicant.messages(seen))
        .anySatisfy(text -> assertThat(text).contains("经本级人民政府负责人批准延长15 个工作日", "须多部门联合论证"));
    assertThat(Applicant.documents(seen)).contains("延长办理期限告知书");
    refused(extend(luoQing, caseNumber, wanted), 409, "clock");
  }

  @Test
  void whatTheHeadOfAnAuthorityGrantsIsNotForTheHeadOfTheGovernment() {
    Applicant liWen = Applicant.signedIn(demo.serverUrl(), "liwen");
    String caseNumber = liWen.apply();
    liWen.waitsFor(caseNumber, "SUSPENDED");

    // A limit of 20 working days.
    refused(
        signedIn("luoqing")
            .post(
                "/api/clocks/" + caseNumber + "/move-out/extensions",
                write(Map.of("added", "10wd", "reason", "原籍档案需核对"))),
        403);
  }

  private static HttpResponse<String> extend(
      TestBrowser browser, String caseNumber, Map<String, Object> wanted) {
    return browser.post("/api/clocks/" + caseNumber + "/case/extensions", write(wanted));
  }

  private static TestBrowser signedIn(String subject) {
    return TestBrowser.of(demo.serverUrl()).signIn(subject);
  }
}
