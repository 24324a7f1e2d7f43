package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.onething.browser.Visitor.button;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock of a step that is nobody's task, decided about in the portal. */
class StepClockE2E {

  private static final Demo DEMO = RunningDemo.get();

  @BeforeEach
  @AfterEach
  void timeAtStart() {
    RunningDemo.backToStart();
  }

  @Test
  void theLeadDepartmentStopsTheClockWhileTheOriginIsAwaited() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor zhangMin = Visitor.atDesk(DEMO)) {
      Applicant liWen = new Applicant(visitor.enterAs("李文")).apply("李文");
      String caseNumber = visitor.page().url().replaceAll(".*/", "");
      liWen.seesState("等待外部办理");

      zhangMin.enterAs("张敏");
      zhangMin.open("/supervision");
      Locator clock = zhangMin.page().locator("article[data-case='" + caseNumber + "']");
      assertThat(clock).containsText("原籍迁出");
      assertThat(clock).containsText("正常");
      button(clock, "暂停计时").click();
      button(clock, "看看结果").click();
      assertThat(clock).containsText("请填写预计恢复日期");
      zhangMin.expected("dryRun=true");
      clock.getByLabel("暂停事由").selectOption("EXPERT_REVIEW");
      assertThat(clock.getByLabel("法律依据")).hasValue("《中华人民共和国行政许可法》第四十五条");
      clock.getByLabel("预计恢复日期").fill("2026-09-11");
      button(clock, "看看结果").click();
      assertThat(clock).containsText("9月29日 17:30 → 10月14日 17:30");
      zhangMin.look("120-a-step-without-a-task");
      button(clock, "确认暂停并告知申请人").click();
      assertThat(clock).containsText("暂停中：专家评审，预计 2026年9月11日 恢复");
      zhangMin.look("121-it-stands-still");
      liWen.seesMessage("因专家评审暂停计时（原籍迁出）");

      button(clock, "恢复计时：专家评审").click();
      button(clock, "看看结果").click();
      button(clock, "确认恢复并告知申请人").click();
      assertThat(clock).containsText("正常");
      zhangMin.page().setViewportSize(375, 812);
      button(clock, "暂停计时").click();
      zhangMin.look("122-on-a-phone");
    }
  }
}
