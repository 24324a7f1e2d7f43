package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import org.junit.jupiter.api.Test;

/** An operator looks over the year that is missing; publishing it would move other tests' dates. */
class CalendarE2E {

  private static final Demo DEMO = RunningDemo.get();

  private static final String YEAR_2027 =
      """
      year: 2027
      source: 国务院办公厅关于2027年部分节假日安排的通知（试验）
      holidays:
        - {names: {zh: 元旦, en: New Year}, from: 2027-01-01, to: 2027-01-03, makeUp: []}
        - {names: {zh: 国庆节, en: National Day}, from: 2027-10-01, to: 2027-10-07, makeUp: [2027-09-26, 2027-10-09]}
      """;

  @Test
  void anOperatorLooksAYearOverBeforeItIsPublished() {
    try (Visitor operator = Visitor.atDesk(DEMO)) {
      operator.enterAs("韩云");
      operator.open("/calendar");
      Locator page = operator.page().locator("main");
      assertThat(page).containsText("2027年放假安排尚未发布");
      Locator october =
          page.locator("table", new Locator.LocatorOptions().setHasText("10月")).first();
      assertThat(october).containsText("10班");
      operator.look("90-a-year-at-a-glance");

      operator.page().getByLabel("年度文件").fill(YEAR_2027.replace("2027-10-09", "2027-10-12"));
      operator.button("预览").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("2027-10-12");
      operator.picture("91-a-faulty-year").expected("/api/calendar/years");

      operator.page().getByLabel("年度文件").fill(YEAR_2027);
      operator.button("预览").click();
      assertThat(page).containsText("这是首次发布");
      assertThat(operator.button("发布 CN-2027")).isVisible();
      operator.look("92-the-year-before-it-is-published");
    }
    try (Visitor phone = Visitor.onPhone(DEMO)) {
      phone.enterAs("韩云");
      phone.open("/calendar");
      assertThat(phone.text("全年一览")).isVisible();
      phone.look("93-calendar-on-a-phone");
    }
  }
}
