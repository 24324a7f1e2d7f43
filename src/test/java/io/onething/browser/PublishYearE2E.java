package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.onething.sandbox.Demo;
import io.onething.testing.RunningDemo;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The notice of the next year is out: an operator publishes it on the page, in a demo of its own,
 * and the dates that were provisional no longer are.
 */
class PublishYearE2E {

  /** The last Tuesday of 2026: five working days from here end in a year that is not published. */
  private static final Instant START = Instant.parse("2026-12-29T02:00:00Z");

  private static final String YEAR_2027 =
      """
      year: 2027
      source: 国务院办公厅关于2027年部分节假日安排的通知（试验）
      holidays:
        - {names: {zh: 元旦, en: New Year}, from: 2027-01-01, to: 2027-01-03, makeUp: []}
        - {names: {zh: 春节, en: Spring Festival}, from: 2027-02-05, to: 2027-02-11, makeUp: [2027-01-31, 2027-02-20]}
      """;

  private static Demo demo;

  @BeforeAll
  static void start() {
    demo = RunningDemo.own(START, "publish-year", Map.of());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void publishingAYearMovesTheClocksAndTakesTheMarkOfProvisionalAway() {
    try (Visitor visitor = Visitor.onPhone(demo)) {
      Applicant sunHao = new Applicant(visitor.enterAs("孙浩")).apply("孙浩");
      String caseNumber = visitor.page().url().replaceAll(".*/", "");
      sunHao.seesStep("人社审核", "办理中");
      sunHao.seesStep("人社审核", "1月5日");
      sunHao.seesStep("人社审核", "（暂定）");
      Locator clocks = visitor.page().locator("section[aria-labelledby=clocks]");
      assertThat(clocks).containsText("（暂定）");
      visitor.look("110-provisional-dates");

      publish(caseNumber);

      visitor.page().reload();
      // 1 January is a holiday now: one working day later.
      sunHao.seesStep("人社审核", "1月6日");
      assertThat(visitor.page().locator(".steps")).not().containsText("暂定");
      assertThat(clocks).not().containsText("暂定");
      visitor.look("114-dates-that-hold");
    }
  }

  private static void publish(String caseNumber) {
    try (Visitor operator = Visitor.atDesk(demo)) {
      operator.enterAs("韩云");
      operator.open("/calendar");
      Locator page = operator.page().locator("main");
      assertThat(page).containsText("2027年放假安排尚未发布，请尽快发布");
      operator.look("111-the-year-is-missing");

      operator.page().getByLabel("年度文件").fill(YEAR_2027);
      operator.button("预览").click();
      Locator preview = operator.page().getByLabel("预览：CN-2027");
      assertThat(preview).containsText("这是首次发布");
      Locator moved =
          preview.locator("tr").filter(new Locator.FilterOptions().setHasText(caseNumber));
      Locator review = moved.filter(new Locator.FilterOptions().setHasText("人社审核"));
      assertThat(review).containsText("1月5日");
      assertThat(review).containsText("（暂定）");
      assertThat(review).containsText("1月6日");
      assertThat(moved.filter(new Locator.FilterOptions().setHasText("全程办理"))).hasCount(1);
      assertThat(preview).containsText("31班");
      operator.look("112-preview-of-the-year");

      operator.button("发布 CN-2027").click();
      assertThat(page).containsText("CN-2027 已发布。");
      assertThat(page).containsText(Pattern.compile("已推算 \\d+ 个在办时限，调整 [1-9]\\d* 个"));
      assertThat(page).not().containsText("尚未发布，请尽快发布");
      operator.look("113-published");
    }
  }
}
