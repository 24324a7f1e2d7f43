package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import org.junit.jupiter.api.Test;

/** A value that a department has supplied is contested on a phone and decided in Tasklist. */
class ContestE2E {

  private static final Demo DEMO = RunningDemo.get();

  @Test
  void theDegreeIsContestedBesideTheFormAndCorrectedByTheDepartment() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor clerk = Visitor.atDesk(DEMO)) {
      visitor.enterAs("周建平");
      visitor.open("/bundles/talent-residency/apply");
      Applicant applicant = new Applicant(visitor).consent();
      visitor.text("信息有误？请指出").click();
      visitor.button("“毕业院校”有误").click();
      visitor.page().getByLabel("请说明哪里不对").fill("校名已经更改，应为新校名");
      visitor.look("140-a-value-is-contested", ".contests");
      visitor.button("提出异议").click();
      assertThat(visitor.text("随申请一并转部门核实")).isVisible();
      visitor.picture("141-it-goes-with-the-application");
      applicant.choose("应届毕业生").choose("人才集体户").sign("周建平").submit();
      String caseNumber = visitor.page().url().replaceAll(".*/", "");
      Locator contest = visitor.page().locator(".contest");
      assertThat(contest).containsText("部门核实中");
      visitor.look("142-the-department-has-it");

      clerk.enterAs("薛芷");
      Tasklist list = new Tasklist(clerk).isOpen().open("异议核实：毕业院校", caseNumber);
      assertThat(list.sheet()).containsText("校名已经更改，应为新校名");
      list.sheet().getByLabel("给申请人的说明").fill("已与学校核对，按新校名更正");
      list.sheet().getByLabel("更正为").fill("深圳新大学");
      clerk.look("143-the-department-looks-into-it", "#case-sheet");
      Visitor.button(list.sheet(), "保存").first().click();
      assertThat(list.sheet()).containsText("已保存。");
      list.claim().choose("更正：按已保存的内容更正").complete();

      assertThat(contest).containsText("已更正");
      assertThat(contest).containsText("更正为：深圳新大学");
      assertThat(contest).containsText("已与学校核对");
      applicant.seesMessage("核实后已更正");
      visitor.look("144-it-was-corrected");
    }
  }
}
