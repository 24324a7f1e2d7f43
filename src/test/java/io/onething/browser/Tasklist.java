package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** Camunda Tasklist as a clerk of this city meets it: in Chinese, with the case above the form. */
record Tasklist(Visitor visitor) {

  /** It stands open in Chinese, and speaks of no other product. */
  Tasklist isOpen() {
    assertThat(visitor.text("本组待办")).isVisible();
    assertThat(visitor.page().getByText("Camunda 8")).hasCount(0);
    assertThat(visitor.page().getByText("Claim")).hasCount(0);
    return this;
  }

  Locator tasks(String name) {
    return visitor.page().locator("ol.tasks-list > li", new Page.LocatorOptions().setHasText(name));
  }

  /** The latest task comes first in the list. */
  Tasklist openLatest(String name) {
    tasks(name).first().locator("h4").click();
    return this;
  }

  Locator sheet() {
    return visitor.page().locator("#case-sheet");
  }

  boolean sheetIsAboveTheForm() {
    BoundingBox sheet = sheet().boundingBox();
    BoundingBox form = visitor.page().locator(".fjs-container").boundingBox();
    return sheet.y + sheet.height <= form.y;
  }

  Tasklist claim() {
    visitor.text("认领").click();
    return this;
  }

  Tasklist choose(String option) {
    visitor.page().getByLabel(option).check();
    return this;
  }

  Tasklist complete() {
    visitor.button("提交办结").click();
    return this;
  }
}
