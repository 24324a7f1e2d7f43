package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import io.onething.uploads.Samples;
import org.junit.jupiter.api.Test;

/**
 * A paper that no department has, photographed on the phone, and a program that calls itself one.
 */
class UploadE2E {

  private static final String MATTER = "newborn";
  private static final Demo DEMO = RunningDemo.get();

  @Test
  void aPhotographIsTakenAndAProgramIsRefusedAndSaidSo() {
    try (Visitor visitor = Visitor.onPhone(DEMO);
        Visitor clerk = Visitor.atDesk(DEMO)) {
      clerk.open("/bundles/" + MATTER);
      assertThat(clerk.page().locator(".djs-container")).isVisible();
      clerk.picture("78-matter");
      Applicant shenJia = applied(visitor.enterAs("沈佳"));
      assertThat(visitor.heading("请补正材料")).isVisible();
      Locator place = visitor.page().locator(".upload");
      assertThat(place).containsText("户口簿照片");
      visitor.look("80-upload-asked");

      choose(place, new FilePayload("户口簿.pdf", "application/pdf", Samples.program()));
      assertThat(place.locator(".errors")).containsText("户口簿.pdf");
      assertThat(place.locator(".errors")).containsText("只能上传");
      assertThat(place.locator("li")).hasCount(0);
      visitor.look("81-program-refused").expected("/api/uploads");

      choose(place, new FilePayload("首页.jpg", "image/jpeg", Samples.picture("jpeg", 900, 1200)));
      assertThat(place.locator("li")).containsText("首页.jpg");
      assertThat(place.locator(".errors")).isEmpty();
      assertThat(place.locator("li img")).isVisible();
      visitor.look("82-photograph-uploaded");
      visitor.button("提交补正").click();
      shenJia.seesStep("公安审核", "办理中");

      String caseNumber = visitor.page().url().replaceAll(".*/", "");
      Tasklist police = new Tasklist(clerk.enterAs("陆广"));
      police.isOpen();
      police.open("公安审核", caseNumber);
      assertThat(police.sheet()).containsText("1 个文件");
      assertThat(police.sheet()).containsText("户籍以户口簿照片为准");
      clerk.picture("83-photograph-on-the-case-sheet");
      police.claim().choose("同意登记").complete();

      shenJia.seesState("已办结");
      assertThat(shenJia.document("常住人口登记卡")).isVisible();
      visitor.look("84-registered");
    }
  }

  private static Applicant applied(Visitor visitor) {
    visitor.open("/bundles/" + MATTER + "/apply");
    visitor.text("我已阅读").click();
    visitor.button("同意并继续").click();
    Applicant applicant = new Applicant(visitor);
    applicant.type("新生儿姓名", "陆知行").choose("随母亲落户").choose("我承诺以上内容真实");
    visitor.look("79-form");
    return applicant.submit();
  }

  private static void choose(Locator place, FilePayload file) {
    place.locator("input[data-field]").setInputFiles(file);
  }
}
