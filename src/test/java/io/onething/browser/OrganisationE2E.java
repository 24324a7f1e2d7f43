package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import org.junit.jupiter.api.Test;

/** An operator looks at the offices and compares another file; it is not put in force here. */
class OrganisationE2E {

  private static final Demo DEMO = RunningDemo.get();

  @Test
  void anOperatorSeesWhatAFileWouldChange() {
    try (Visitor operator = Visitor.atDesk(DEMO)) {
      operator.enterAs("韩云");
      operator.open("/organisation");
      Locator page = operator.page().locator("main");
      assertThat(page).containsText("科苑小学招生办公室");
      assertThat(page).containsText("schools-keyuan-clerks");
      operator.look("94-the-organisation");

      operator.button("从现行文件改起").click();
      Locator text = operator.page().getByLabel("机构文件（YAML）");
      String yaml = text.inputValue();
      text.fill(yaml.replace("group: schools-haiwan-clerks", "group: role-operator"));
      operator.button("比较差别").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("不是办理组");
      operator.picture("95-a-faulty-organisation").expected("/api/organisation");

      text.fill(
          yaml.replace("serves: {places: [XINAN]}", "serves: {places: [XINAN, XINAN_EAST]}")
              .replace(
                  "standIns: []",
                  "standIns:\n  - {absent: fangli, by: tanhai, from: 2026-12-01, to: 2026-12-05}"));
      operator.button("比较差别").click();
      assertThat(page).containsText("的差别：2 处");
      assertThat(page).containsText("XINAN, XINAN_EAST");
      assertThat(operator.button("使其生效")).isVisible();
      operator.look("96-what-another-organisation-changes");
    }
    try (Visitor phone = Visitor.onPhone(DEMO)) {
      phone.enterAs("韩云");
      phone.open("/organisation");
      assertThat(phone.text("历次生效")).isVisible();
      phone.look("97-organisation-on-a-phone");
    }
  }
}
