package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.onething.sandbox.Demo;
import io.onething.testing.HeirsApplication;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Two heirs, each on a phone of her own; and the notary, who sees what they have done. */
class ParticipantsE2E {

  private static final Demo DEMO = RunningDemo.get();

  @Test
  void oneSignsTheOtherDeclinesAndCannotSignThen() throws IOException {
    String caseNumber = applied();
    try (Visitor mother = Visitor.onPhone(DEMO);
        Visitor sister = Visitor.onPhone(DEMO);
        Visitor notary = Visitor.atDesk(DEMO)) {
      mother.enterAs("陈素梅");
      mother.open("/cases");
      mother.page().locator("a[href='/participations/" + caseNumber + "']").click();
      assertThat(mother.text("本人自愿放弃")).isVisible();
      assertThat(mother.page().locator("main")).not().containsText("林悦");
      mother.look("130-an-heir-is-asked");
      mother.page().getByLabel("请输入本人姓名作为签名").fill("陈素梅");
      mother.button("同意并签署").click();
      assertThat(mother.text("您已签署")).isVisible();
      mother.look("131-an-heir-has-signed");

      sister.enterAs("林悦");
      sister.open("/participations/" + caseNumber);
      assertThat(sister.text("继承其中40%的份额")).isVisible();
      // A second window, opened before she declines in the first.
      Page stale = sister.page().context().newPage();
      stale.navigate(DEMO.serverUrl() + "/participations/" + caseNumber);
      Locator signature = stale.getByLabel("请输入本人姓名作为签名");
      assertThat(signature).isVisible();

      // What is behind another window is not painted.
      sister.page().bringToFront();
      sister.button("不同意").click();
      assertThat(sister.text("确定不同意吗")).isVisible();
      sister.page().getByLabel("原因").fill("份额没有和我商量过");
      sister.look("132-an-heir-declines", "[role=dialog]");
      sister.button("不同意签署").click();
      assertThat(sister.text("您已表示不同意")).isVisible();
      assertThat(sister.page().getByLabel("请输入本人姓名作为签名")).hasCount(0);
      sister.look("133-an-heir-has-declined");

      stale.bringToFront();
      signature.fill("林悦");
      stale.getByText("同意并签署").click();
      assertThat(stale.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).isVisible();
      stale.screenshot(
          new Page.ScreenshotOptions()
              .setPath(java.nio.file.Path.of("target/screenshots/134-too-late-to-sign.png"))
              .setFullPage(true));
      sister.expected("/signature");

      notary.enterAs("方正");
      Tasklist list = new Tasklist(notary).isOpen().open("核实未签署的原因", caseNumber);
      Locator signatures = list.sheet().locator(".signatures");
      assertThat(signatures).containsText("林*");
      assertThat(signatures).containsText("不同意签署，后又要求签署：份额没有和我商量过");
      assertThat(signatures).containsText("已签署");
      notary.look("135-the-notary-sees-who-has-signed", "#case-sheet");
    }
  }

  private static String applied() throws IOException {
    TestBrowser lincheng = TestBrowser.of(DEMO.serverUrl()).signIn("lincheng");
    HttpResponse<String> answer = HeirsApplication.by(lincheng, 60);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new ObjectMapper().readTree(answer.body()).path("caseNumber").asText();
  }
}
