package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.onething.allocation.Drawing;
import io.onething.sandbox.Demo;
import io.onething.testing.PdfText;
import io.onething.testing.RunningDemo;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** 入学一件事 from the season to the first day: a guardian on a phone, the school, the bureau. */
class SchoolEnrollmentE2E {

  private static final Demo DEMO = RunningDemo.get();
  private static final String BUNDLE = "school-enrollment";

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void aChildOfMigrantsIsReturnedCorrectedAdmittedAndArrives() throws IOException {
    try (Visitor phone = Visitor.onPhone(DEMO);
        Visitor school = Visitor.atDesk(DEMO);
        Visitor bureau = Visitor.atDesk(DEMO)) {
      Applicant zhengwei = new Applicant(phone.enterAs("郑伟"));
      phone.open("/bundles/" + BUNDLE);
      assertThat(phone.page().locator("section[aria-labelledby=seasons]")).containsText("正在报名");
      phone.look("140-season-is-open").button("开始申请").click();
      phone.text("我已阅读").click();
      phone.look("141-consent").button("同意并继续").click();
      assertThat(phone.page().getByLabel("学生姓名")).isVisible();
      zhengwei.seesReadOnly("监护人", "郑伟").choose("我承诺以上内容真实");

      zhengwei.type("学生姓名", "吴一诺").type("学生身份号码", "440305202003182424");
      phone.button("提交申请").click();
      assertThat(phone.text("您不是该学生的监护人")).isVisible();
      phone.look("142-not-the-guardian").expected("/api/cases");

      zhengwei.type("学生姓名", "郑子墨").type("学生身份号码", "362301202007041158");
      assertThat(phone.page().locator(".fjs-form-field-error")).hasCount(0);
      phone.picture("143-two-fields-typed");
      zhengwei.submit().seesStep("学校审核", "办理中");
      phone.look("144-reviewed-by-the-school");
      String caseNumber = phone.page().url().replaceAll(".*/", "");

      Tasklist haiwan = new Tasklist(school.enterAs("谭海")).isOpen();
      haiwan.open("学校审核", caseNumber).claim().choose("退回家长修改");
      haiwan.choose("志愿学校不在可选范围").choose("学生姓名与登记不一致");
      school.picture("145-the-school-returns");
      haiwan.complete();

      assertThat(phone.heading("请补正材料")).isVisible();
      phone.look("146-returned-for-two-reasons");
      assertThat(phone.page().locator(".correction > ul > li")).hasCount(2);
      assertThat(phone.page().getByLabel("学生姓名")).hasValue("郑子墨");
      assertThat(phone.page().getByLabel("学生身份号码")).hasCount(0);
      phone.page().locator(".fjs-form-field-select .fjs-input-group").click();
      phone.page().locator(".fjs-dropdownlist-item", containing("海湾小学")).click();
      phone.button("提交补正").click();
      zhengwei.seesMessage("只重新核验改动的内容");

      haiwan.open("学校审核", caseNumber).claim().chooseExactly("通过").complete();
      Tasklist education = new Tasklist(bureau.enterAs("苏强")).isOpen();
      education.open("教育局复审", caseNumber).claim().chooseExactly("通过");
      bureau.picture("147-the-bureau-reviews");
      education.complete();
      zhengwei.seesStep("等待批次截止分配", "办理中");
      phone.look("148-waits-for-the-batch");

      // Drawn before the batch closes, for the clock of all demo tests does not go so far.
      Drawing.early(DEMO.server(), BUNDLE, "2026-primary", 2);
      zhengwei.seesMessage("被海湾小学录取");
      assertThat(phone.page().locator(".correction dl")).containsText("海湾小学");
      assertThat(phone.page().locator(".correction .by")).containsText("12月25日 18:00（北京时间）");
      phone.look("149-admitted");
      assertThat(PdfText.of(phone.download(phone.link("入学通知书")))).contains("郑子墨").contains("海湾小学");
      zhengwei.choose("我确认孩子入读上述学校");
      phone.button("提交").click();

      haiwan.open("报到登记", caseNumber).claim().choose("已报到").complete();
      zhengwei.seesState("已报到").seesMessage("学籍已建立").seesDocument("报到登记证明", "签发");
      phone.look("150-arrived");
      phone.page().getByText("English").first().click();
      phone.look("151-arrived-in-english");
    }
  }
}
