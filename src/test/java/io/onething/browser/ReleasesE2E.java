package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A modeler sees what has been released and makes a token, in a demo of its own. */
class ReleasesE2E {

  private static Demo demo;

  @BeforeAll
  static void start() {
    demo = RunningDemo.own(RunningDemo.START, "releases-page", Map.of());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void aModelerSeesTheReleasesAndMakesAndRevokesAToken() {
    try (Visitor modeler = Visitor.atDesk(demo)) {
      modeler.enterAs("林默");
      modeler.open("/releases");
      Locator talents = modeler.page().locator("section[aria-labelledby=talent-residency]");
      assertThat(talents).containsText("@1");
      assertThat(talents).containsText("现行");
      assertThat(talents).containsText("随系统部署");
      modeler.look("130-releases");

      modeler.page().getByLabel("用途").fill("我桌上的 Modeler");
      modeler.button("生成令牌").click();
      Locator tokens = modeler.page().locator("section[aria-labelledby=tokens]");
      assertThat(tokens).containsText("otd_");
      modeler.look("131-deploy-token");
      modeler.button("我已保存").click();
      assertThat(tokens).not().containsText("otd_");
      modeler.button("吊销").click();
      assertThat(tokens).containsText("已吊销");
    }
  }
}
