package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.onething.browser.Visitor.button;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clocks in the case sheet, in a real browser: nothing is done before it was shown. */
class ClockDeskE2E {

  private static final Demo DEMO = RunningDemo.get();

  @BeforeEach
  @AfterEach
  void timeAtStart() {
    RunningDemo.backToStart();
  }

  @Test
  void aClerkStopsTheClockAndAHeadGivesMoreTime() {
    try (Visitor visitor = Visitor.onPhone(DEMO)) {
      Applicant sunHao = new Applicant(visitor.enterAs("孙浩")).apply("孙浩");
      String caseNumber = visitor.page().url().replaceAll(".*/", "");
      sunHao.seesStep("人社审核", "办理中");

      stopAndRunAgain(caseNumber, visitor);
      giveMoreTime(caseNumber);

      Locator page = visitor.page().locator("main");
      assertThat(page).containsText("延长办理期限告知书");
      assertThat(page).containsText("理由：案情复杂，需补充核查");
      visitor.look("84-more-time-was-given");
    }
  }

  private static void stopAndRunAgain(String caseNumber, Visitor applicant) {
    try (Visitor clerk = Visitor.atDesk(DEMO)) {
      Tasklist tasklist = new Tasklist(clerk.enterAs("张敏")).open("人社审核", caseNumber);
      Locator clock = tasklist.clock("case");
      assertThat(clock).containsText("全程办理");
      assertThat(clock).containsText("正常");
      button(clock, "暂停计时").click();
      clerk.look("80-stop-the-clock", "#case-sheet");
      assertThat(button(clock, "确认暂停并告知申请人")).isDisabled();

      // What is missing is said beside its field.
      clock.getByLabel("预计恢复日期").fill("2026-09-01");
      button(clock, "看看结果").click();
      assertThat(clock).containsText("请选择暂停事由");
      assertThat(clock).containsText("预计恢复日期须晚于今天");
      clerk.picture("81-what-is-wrong").expected("dryRun=true");

      clock.getByLabel("暂停事由").selectOption("EXPERT_REVIEW");
      assertThat(clock.getByLabel("法律依据")).hasValue("《中华人民共和国行政许可法》第四十五条");
      clock.getByLabel("预计恢复日期").fill("2026-09-11");
      button(clock, "看看结果").click();
      assertThat(clock).containsText("2026年9月29日 17:30 → 2026年10月14日 17:30");
      assertThat(clock).containsText("9月1日至10日暂停计时（专家评审");
      clerk.look("82-what-it-will-do", "#case-sheet");
      button(clock, "确认暂停并告知申请人").click();
      assertThat(tasklist.clock("case")).containsText("暂停计时（专家评审");
      assertThat(tasklist.clock("hrss-review")).containsText("正常");

      assertThat(applicant.page().locator("main")).containsText("预计 2026年9月11日 恢复计时");
      assertThat(applicant.page().locator("main")).containsText("特别程序告知书");
      applicant.look("83-why-the-clock-stands-still");

      button(tasklist.clock("case"), "恢复计时：专家评审").click();
      button(tasklist.clock("case"), "确认恢复并告知申请人").click();
      assertThat(tasklist.clock("case")).containsText("正常");
      clerk.picture("85-runs-again");
    }
  }

  private static void giveMoreTime(String caseNumber) {
    try (Visitor head = Visitor.atDesk(DEMO)) {
      Tasklist tasklist = new Tasklist(head.enterAs("高峻")).open("人社审核", caseNumber);
      Locator clock = tasklist.clock("case");
      button(clock, "延长期限").click();
      clock.getByLabel("延长理由").fill("案情复杂，需补充核查");
      button(clock, "看看结果").click();
      assertThat(clock).containsText("→ 2026年10月19日 17:30");
      head.look("86-more-time", "#case-sheet");
      button(clock, "批准延长并告知申请人").click();
      assertThat(tasklist.clock("case")).containsText("10 个工作日系经批准延长");
      assertThat(button(tasklist.clock("case"), "延长期限")).hasCount(0);
    }
  }
}
