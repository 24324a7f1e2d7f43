package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.write;
import static io.onething.stories.Applicant.clock;
import static io.onething.stories.Applicant.documents;
import static io.onething.stories.Applicant.messages;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * While the origin is awaited nobody has a task; the lead department decides about the clock of
 * that step all the same.
 */
class StepClockIT {

  private Applicant liWen;
  private String caseNumber;
  private TestBrowser zhangMin;

  @BeforeEach
  void theOriginIsAwaited() {
    RunningDemo.get();
    RunningDemo.backToStart();
    liWen = Applicant.signedIn("liwen");
    caseNumber = liWen.apply();
    liWen.waitsFor(caseNumber, "SUSPENDED");
    zhangMin = signedIn("zhangmin");
  }

  @AfterEach
  void timeAtStart() {
    RunningDemo.backToStart();
  }

  @Test
  void theLeadDepartmentStopsTheClockOfAStepThatIsNobodysTaskAndLetsItRunAgain() {
    JsonNode row = row(zhangMin);
    assertThat(row.at("/department/zh").asText()).contains("原籍");
    assertThat(row.at("/row/clock/names/zh").asText()).isEqualTo("原籍迁出");
    assertThat(row.at("/row/stoppable").asBoolean()).isTrue();
    assertThat(each(row.path("grounds"), "/code")).contains("TESTING");
    Map<String, Object> wanted = Map.of("reason", "EXPERT_REVIEW", "expectedEnd", "2026-09-11");
    JsonNode forecast = json(act(zhangMin, "suspensions?dryRun=true", wanted), 200);
    assertThat(clock(liWen.look(caseNumber), "move-out").path("state").asText())
        .isEqualTo("RUNNING");

    assertThat(json(act(zhangMin, "suspensions", wanted), 200)).isEqualTo(forecast);

    JsonNode seen = liWen.look(caseNumber);
    assertThat(clock(seen, "move-out").path("state").asText()).isEqualTo("SUSPENDED");
    assertThat(clock(seen, "move-out").at("/suspendedReason/zh").asText()).isEqualTo("专家评审");
    assertThat(documents(seen)).contains("特别程序告知书");
    assertThat(messages(seen))
        .anySatisfy(text -> assertThat(text).contains("因专家评审暂停计时（原籍迁出）", "2026年9月11日"));
    refused(act(zhangMin, "suspensions", wanted), 409, "clock");
    // Its timers stand still as well: five days on, nobody is asked to telephone.
    RunningDemo.forward(6);
    assertThat(Staff.atTasklist("zhoujie").sees(caseNumber)).isFalse();

    json(act(zhangMin, "resumptions", Map.of("reason", "EXPERT_REVIEW")), 200);
    assertThat(clock(liWen.look(caseNumber), "move-out").path("state").asText())
        .isEqualTo("RUNNING");
  }

  @Test
  void theHeadOfTheLeadAuthorityGivesItMoreTime() {
    Map<String, Object> wanted = Map.of("added", "10wd", "reason", "原籍档案正在数字化");
    refused(act(zhangMin, "extensions", wanted), 403);
    assertThat(row(zhangMin).at("/row/extension/yours").asBoolean()).isFalse();
    TestBrowser gaoJun = signedIn("gaojun");
    assertThat(row(gaoJun).at("/row/extension/yours").asBoolean()).isTrue();

    JsonNode done = json(act(gaoJun, "extensions", wanted), 200);

    assertThat(done.at("/before/due").asText()).isEqualTo("2026-09-29T09:30:00Z");
    assertThat(done.at("/after/due").asText()).isEqualTo("2026-10-19T09:30:00Z");
    assertThat(documents(liWen.look(caseNumber))).contains("延长办理期限告知书");
  }

  @Test
  void nobodyElseDecidesAboutItAndNothingElseIsDecidedThere() {
    Map<String, Object> hearing = Map.of("reason", "HEARING", "expectedEnd", "2026-09-11");
    for (String other : new String[] {"luguang", "zhoujie"}) {
      TestBrowser browser = signedIn(other);
      refused(act(browser, "suspensions", hearing), 404);
      assertThat(row(browser).isMissingNode()).as(other).isTrue();
    }
    refused(act(liWen.browser(), "suspensions", hearing), 403);
    refused(post(zhangMin, caseNumber + "/case/suspensions", hearing), 404);
    refused(post(zhangMin, caseNumber + "/no-such/suspensions", hearing), 404);
    refused(post(zhangMin, "OT20260901-XXXXXXXXXX/move-out/suspensions", hearing), 404);
    refused(
        act(zhangMin, "suspensions", Map.of("reason", "HEARING", "expectedEnd", "2026-09-01")),
        422,
        "expectedEnd");
    assertThat(clock(liWen.look(caseNumber), "move-out").path("suspensions")).isEmpty();
  }

  private JsonNode row(TestBrowser browser) {
    for (JsonNode row : json(browser.get("/api/clocks"), 200)) {
      if (row.path("caseNumber").asText().equals(caseNumber)
          && row.at("/row/clock/id").asText().equals("move-out")) {
        return row;
      }
    }
    return Answers.JSON.missingNode();
  }

  private HttpResponse<String> act(TestBrowser browser, String act, Map<String, Object> wanted) {
    return post(browser, caseNumber + "/move-out/" + act, wanted);
  }

  private static HttpResponse<String> post(
      TestBrowser browser, String path, Map<String, Object> wanted) {
    return browser.post("/api/clocks/" + path, write(wanted));
  }

  private static TestBrowser signedIn(String subject) {
    return TestBrowser.of(RunningDemo.get().serverUrl()).signIn(subject);
  }
}
