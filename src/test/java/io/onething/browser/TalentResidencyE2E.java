package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.PdfText;
import io.onething.testing.RunningDemo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** 人才引进入户 as people meet it: in a real browser, with nobody touching the database. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TalentResidencyE2E {

  private static final Demo DEMO = RunningDemo.get();
  private static final Pattern OVERDUE = Pattern.compile("\\boverdue\\b");

  @Test
  @Order(1)
  void aFreshGraduateSettlesWithoutAnybodyTouchingHerCase() throws IOException {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor officer = Visitor.atDesk(DEMO)) {
      Applicant liwen = new Applicant(visitor);
      visitor.open("/");
      assertThat(visitor.link("以李文的身份进入")).isVisible();
      visitor.look("01-first-page").enterAs("李文");
      visitor.link("办理人才引进入户").click();
      assertThat(visitor.page().locator(".djs-container")).isVisible();
      visitor.look("02-bundle").button("开始申请").click();
      assertThat(visitor.text("我已阅读")).isVisible();
      visitor.look("03-consent");
      liwen
          .consent()
          .seesReadOnly("姓名", "李文")
          .seesReadOnly("公民身份号码", "430602200403164627")
          .seesReadOnly("民族", "汉族")
          .seesReadOnly("婚姻状况", "未婚")
          .seesReadOnly("户口性质", "非农业家庭户口")
          .seesReadOnly("学历", "大学本科");
      visitor.look("04-form");
      liwen.choose("应届毕业生").choose("人才集体户").sign("李文");
      visitor.picture("05-form-filled-in");
      liwen.submit().seesStep("核验身份与户籍", "沿用授权时的查询结果").seesState("等待外部办理");
      liwen.seesStep("等待原籍迁出", "办理中").seesStep("公安秒批", "已完成");
      visitor.look("06-waiting-for-the-origin");

      SandboxPage origin = new SandboxPage(officer, DEMO.sandboxUrl()).open();
      assertThat(origin.request("李文")).isVisible();
      officer.look("07-sandbox");
      origin.moveOut("李文");

      liwen.seesState("已办结").seesStep("制发电子户口卡", "已完成").seesMessage("您已落户深圳");
      visitor.look("08-settled");
      byte[] card = visitor.download(visitor.link("电子户口卡"));
      assertThat(new String(Arrays.copyOf(card, 4), StandardCharsets.US_ASCII)).isEqualTo("%PDF");
      assertThat(PdfText.of(card)).contains("电子户口卡").contains("李文").contains("430602200403164627");

      liwen.document("电子户口卡").locator("a.code").click();
      assertThat(visitor.heading("核验通过")).isVisible();
      visitor.look("09-verified");
      visitor.link("我的办件").click();
      assertThat(visitor.heading("我的办件")).isVisible();
      assertThat(visitor.text("已办结")).isVisible();
      visitor.look("10-my-cases");

      Visitor director = officer.enterAs("周杰").open("/statistics");
      Locator talents = director.page().locator("section[aria-labelledby=talent-residency]");
      director
          .page()
          .waitForCondition(
              () -> {
                director.button("查询").click();
                return talents.count() > 0;
              });
      assertThat(talents).containsText("办结");
      assertThat(talents).containsText("深圳市“人才引进入户”一件事改革材料");
      director.look("11-statistics");
    }
  }

  @Test
  @Order(2)
  void aDoubtfulCaseIsDecidedByTheClerkOfItsDepartmentAlone() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor clerk = Visitor.atDesk(DEMO);
        Visitor stranger = Visitor.atDesk(DEMO)) {
      Applicant sunhao = new Applicant(visitor.enterAs("孙浩")).apply("孙浩");
      sunhao.seesStep("人社审核", "办理中");
      visitor.look("20-doubtful");
      String caseNumber = visitor.page().url().replaceAll(".*/", "");

      Tasklist police = new Tasklist(stranger.enterAs("陆广"));
      police.isOpen();

      Tasklist hrss = new Tasklist(clerk.enterAs("张敏"));
      hrss.isOpen();
      clerk.picture("22-tasklist");
      JournalTrial.aWorkerDiedOver("education.degree", caseNumber);
      hrss.open("人社审核", caseNumber);
      assertThat(hrss.sheet()).containsText(caseNumber);
      // What the police have to do comes from other matters, if there is anything.
      assertThat(police.tasks("人社审核")).hasCount(0);
      stranger.picture("21-tasklist-of-the-police");
      assertThat(hrss.sheet()).containsText("专科学历");
      // By the browser's clock, which is later than the demo's, it would be.
      assertThat(hrss.due()).isVisible();
      assertThat(hrss.due()).not().hasClass(OVERDUE);
      clerk.picture("23-case-sheet-above-the-form");
      assertThat(hrss.sheetIsAboveTheForm()).isTrue();
      assertThat(hrss.calls()).containsText("部门调用记录");
      assertThat(hrss.callLines("核验学历学位")).isHidden();
      hrss.openCalls("核验学历学位");
      assertThat(hrss.callLines("核验学历学位")).containsText("已答复");
      assertThat(hrss.callLines("核验学历学位")).containsText("交出后无回报");
      assertThat(hrss.callLines("核验学历学位")).containsText("超时未答复");
      hrss.callLines("核验学历学位").scrollIntoViewIfNeeded();
      clerk.picture("23b-calls-on-the-case-sheet");
      assertThat(hrss.actors()).containsText("深圳市人力资源和社会保障局人才引进窗口经办人");
      hrss.claim().giveBack().claim().choose("同意引进");
      assertThat(hrss.actors()).containsText("张敏");
      clerk.picture("24-decision");
      hrss.complete();

      sunhao.seesStep("人社审核", "已完成").seesMessage("审核已通过");
      visitor.picture("25-approved");
    }
  }

  @Test
  @Order(3)
  void whatIsMissingIsCorrectedInThePortal() {
    try (Visitor visitor = Visitor.onPhone(DEMO)) {
      Applicant zhaolei = new Applicant(visitor.enterAs("赵磊")).apply("赵磊");
      assertThat(visitor.heading("请补正材料")).isVisible();
      visitor.look("30-correction-asked");
      zhaolei.type("学历证书编号", "1045942026007733");
      visitor.button("提交补正").click();
      zhaolei.seesStep("公安秒批", "已完成").seesState("等待外部办理");
      visitor.picture("31-corrected");
    }
  }

  @Test
  @Order(4)
  void aWithdrawalUndoesWhatHasBeenDone() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor officer = Visitor.atDesk(DEMO)) {
      Applicant tianye = new Applicant(visitor.enterAs("田野")).apply("田野");
      tianye.seesState("等待外部办理");
      visitor.button("撤回申请").click();
      assertThat(visitor.button("确定撤回")).isVisible();
      visitor.look("40-withdrawal-asked").button("确定撤回").click();
      tianye.seesState("已撤回").seesMessage("撤回").seesDocument("入户指标卡", "已作废");
      visitor.look("41-withdrawn");

      SandboxPage books = new SandboxPage(officer, DEMO.sandboxUrl()).open();
      assertThat(books.ledger("户籍迁入管理")).containsText("已作废");
      assertThat(books.ledger("深圳市公安局")).containsText("已撤销");
      officer.picture("42-undone-in-the-ledgers");
    }
  }

  @Test
  @Order(5)
  void aRefusalOfTheOriginIsUndoneStepByStep() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor officer = Visitor.atDesk(DEMO)) {
      Applicant liwen = new Applicant(visitor.enterAs("李文")).apply("李文");
      liwen.seesState("等待外部办理");
      new SandboxPage(officer, DEMO.sandboxUrl()).open().refuse("李文");
      liwen.seesState("原籍退回").seesStep("等待原籍迁出", "未通过").seesMessage("不予迁出");
      visitor.look("50-refused-by-the-origin");
    }
  }

  @Test
  @Order(6)
  void theOriginsTimeRunsOut() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor officer = Visitor.atDesk(DEMO)) {
      Applicant pengyan = new Applicant(visitor.enterAs("彭燕")).apply("彭燕");
      pengyan.seesState("等待外部办理");
      new SandboxPage(officer, DEMO.sandboxUrl()).open().letRunOut("彭燕");
      pengyan.seesState("逾期终止");
      visitor.look("60-time-ran-out");
    } finally {
      RunningDemo.backToStart();
    }
  }
}
