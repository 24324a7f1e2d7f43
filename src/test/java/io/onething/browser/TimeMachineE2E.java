package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visitor of the demo moves time on a page and watches a case that nobody takes. */
class TimeMachineE2E {

  private static final Demo DEMO = RunningDemo.get();

  @BeforeEach
  @AfterEach
  void timeAtStart() {
    RunningDemo.backToStart();
  }

  @Test
  void aVisitorMovesTimeAndACaseTurnsYellowThenRedAndClimbs() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor watcher = Visitor.atDesk(DEMO)) {
      Applicant sunHao = new Applicant(visitor.enterAs("孙浩")).apply("孙浩");
      String caseNumber = visitor.page().url().replaceAll(".*/", "");
      sunHao.seesStep("人社审核", "办理中");

      TimeMachinePage time = new TimeMachinePage(watcher, DEMO.sandboxUrl()).open();
      assertThat(time.now()).containsText("2026年9月1日");
      assertThat(time.clock(caseNumber, "hrss-review")).containsText("正常");
      assertThat(time.clock(caseNumber, "hrss-review")).containsText("剩余 5 个工作日");
      watcher.look("100-time-machine-green");

      time.forward(3);
      assertThat(time.now()).containsText("2026年9月4日");
      assertThat(time.clock(caseNumber, "hrss-review")).containsText("正常");
      assertThat(time.climbed(caseNumber)).containsText("提醒：“人社审核”时限已用 50%");

      time.forward(1);
      assertThat(time.clock(caseNumber, "hrss-review")).containsText("临近期限");
      assertThat(time.climbed(caseNumber)).containsText("提醒：“人社审核”时限已用 75%");
      assertThat(time.climbed(caseNumber)).containsText("提醒：“人社审核”即将到期");
      watcher.look("101-time-machine-yellow");
      visitor.page().reload();
      assertThat(visitor.page().locator("main")).containsText("临近期限");

      time.forward(1);
      assertThat(time.clock(caseNumber, "hrss-review")).containsText("已超期");
      assertThat(time.clock(caseNumber, "case")).containsText("正常");
      assertThat(time.climbed(caseNumber)).containsText("“人社审核”提级至");
      assertThat(time.climbed(caseNumber)).containsText("督办单 DB-2026-");
      watcher.look("102-time-machine-red");

      time.forward(3);
      assertThat(time.climbed(caseNumber)).containsText("“人社审核”已超期 3 个工作日");
      assertThat(time.climbed(caseNumber).getByText("督办单 DB-2026-")).hasCount(1);
      watcher.look("103-time-machine-climbs");

      theDepartmentAnswersItsOrder(caseNumber);
      time.phone();
    }
  }

  private static void theDepartmentAnswersItsOrder(String caseNumber) {
    try (Visitor zhangMin = Visitor.atDesk(DEMO)) {
      zhangMin.enterAs("张敏");
      zhangMin.open("/supervision");
      Locator order = order(zhangMin, caseNumber);
      assertThat(order).containsText("人社审核");
      assertThat(order).containsText("逾期未答复");
      assertThat(order).containsText("已催告");
      Locator messages = zhangMin.page().locator("section[aria-labelledby=messages]");
      assertThat(messages).containsText("【督办单】");
      assertThat(messages).containsText("【预警】办件" + caseNumber);
      zhangMin.look("104-the-order");

      order.getByLabel("情况说明").fill("经办人请假，已指定他人接办，今日办结。");
      order.getByText("提交答复").click();
      assertThat(zhangMin.text("的答复已提交")).isVisible();
      assertThat(order(zhangMin, caseNumber)).containsText("已答复");
      assertThat(order(zhangMin, caseNumber)).containsText("张敏 于");
      zhangMin.look("105-the-answer");
    }
    try (Visitor zhouJie = Visitor.onPhone(DEMO)) {
      zhouJie.enterAs("周杰");
      zhouJie.open("/supervision");
      assertThat(order(zhouJie, caseNumber)).containsText("今日办结");
      zhouJie.look("106-what-the-supervisor-reads");
    }
  }

  private static Locator order(Visitor reader, String caseNumber) {
    return reader
        .page()
        .locator("article.order")
        .filter(new Locator.FilterOptions().setHasText(caseNumber))
        .filter(new Locator.FilterOptions().setHasText("人社审核"));
  }
}
