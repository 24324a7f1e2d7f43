package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import io.onething.testing.SpentTries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 办不成事窗口 in a real browser: a department is away, and a person brings the case on. */
class FallbackDeskE2E {

  private static final Demo DEMO = RunningDemo.get();
  private static final String INSURANCE = "深圳市社会保险基金管理局";

  @BeforeEach
  @AfterEach
  void timeAtStart() {
    RunningDemo.backToStart();
  }

  @Test
  void aPersonEntersWhatTheDepartmentSaysAndTheCaseGoesOn() {
    try (Visitor officer = Visitor.atDesk(DEMO);
        Visitor visitor = Visitor.onPhone(DEMO)) {
      SandboxPage departments = new SandboxPage(officer, DEMO.sandboxUrl()).open();
      departments.offline("社会保险基金管理局", true);
      try {
        Applicant maxiao = new Applicant(visitor.enterAs("马骁")).apply("马骁");
        String caseNumber = visitor.page().url().replaceAll(".*/", "");
        SpentTries.of(caseNumber, "Task_QueryContributions");
        maxiao.seesStep("查询参保情况", "人工协调中").seesStep("查询参保情况", "办不成事窗口正在与" + INSURANCE + "联系");
        visitor.look("70-handled-by-a-person");

        answerByHand(caseNumber);

        maxiao.seesStep("查询参保情况", "已完成").seesStep("查询参保情况", "部门电话答复，人工登记").seesState("已办结");
        visitor.look("76-answered-by-hand");
      } finally {
        departments.offline("社会保险基金管理局", false);
      }
    }
  }

  private static void answerByHand(String caseNumber) {
    try (Visitor clerk = Visitor.atDesk(DEMO)) {
      Tasklist tasklist = new Tasklist(clerk.enterAs("吴桐"));
      tasklist.isOpen();
      tasklist.open("办不成事：查询参保情况", caseNumber);
      Locator desk = tasklist.sheet().locator(".desk");
      assertThat(desk).containsText("多次联系部门未成功");
      assertThat(desk).containsText("0755-0000-0104");
      assertThat(tasklist.sheet()).containsText("马*");
      assertThat(tasklist.sheet()).not().containsText("马骁");
      clerk.picture("71-the-fallback-desk");

      // Nothing is saved yet: the completion says so, and nothing changes.
      tasklist.claim().choose("代录答复").complete();
      assertThat(clerk.text("还没有保存部门的答复")).isVisible();
      assertThat(clerk.page().getByText("Cannot submit task form")).hasCount(0);
      clerk.picture("72-nothing-saved-yet").expected("/submit-form");

      tasklist.dismissNotice();
      clerk.button("保存答复").click();
      assertThat(desk).containsText("请至少填写一项答复内容");
      assertThat(desk).containsText("请填写部门答复人");
      clerk.picture("73-what-is-missing").expected("/desk/answer");

      desk.getByLabel("累计参保月数").fill("26");
      desk.getByLabel("核验结论").selectOption("MATCH");
      desk.getByLabel("部门答复人").fill("征缴科 王工");
      desk.getByLabel("答复方式").selectOption("TELEPHONE");
      clerk.button("保存答复").click();
      assertThat(desk.locator("[data-kept=answer]")).containsText("征缴科 王工（电话）");
      clerk.look("74-answer-saved", "#case-sheet");

      tasklist.complete();
      assertThat(
              clerk
                  .page()
                  .locator("#case-sheet")
                  .filter(new Locator.FilterOptions().setHasText(caseNumber)))
          .hasCount(0);
      clerk.picture("75-desk-task-completed");
    }
  }
}
