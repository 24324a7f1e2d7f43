package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** Camunda Tasklist as a clerk of this city meets it: in Chinese, with the case above the form. */
record Tasklist(Visitor visitor) {

  private static final int MOST_PAGES = 5;

  /** It stands open in Chinese, and speaks of no other product. */
  Tasklist isOpen() {
    assertThat(visitor.text("待认领")).isVisible();
    assertThat(visitor.page().getByText("Camunda 8")).hasCount(0);
    assertThat(visitor.page().getByText("Claim")).hasCount(0);
    return this;
  }

  Locator tasks(String name) {
    return visitor.page().locator("ol.tasks-list > li", new Page.LocatorOptions().setHasText(name));
  }

  /** Opens the task of a case, which the list names, looking through its pages as a clerk would. */
  Tasklist open(String name, String caseNumber) {
    list("待认领").click();
    assertThat(tasks(name)).not().hasCount(0);
    Locator row = tasks(name).filter(new Locator.FilterOptions().setHasText(caseNumber));
    for (int page = 0; page < MOST_PAGES; page++) {
      if (row.count() > 0) {
        row.first().locator("h4").click();
        assertThat(sheet()).containsText(caseNumber);
        return this;
      }
      visitor
          .page()
          .locator(".pagination li:not(.disabled) a[ng-click*='next'], .pagination-next a")
          .first()
          .click();
    }
    throw new AssertionError("No task '" + name + "' of case " + caseNumber + " in the list");
  }

  /** A list of tasks, by its name. */
  Locator list(String name) {
    return visitor.page().locator(".task-filter a", new Page.LocatorOptions().setHasText(name));
  }

  /** Whose task it is that is open, and who has claimed it. */
  Locator actors() {
    return visitor.page().locator("[cam-tasklist-task] .actors");
  }

  /** When the task that is open is due. */
  Locator due() {
    return visitor.page().locator("[cam-tasklist-task] .due-date");
  }

  Locator sheet() {
    return visitor.page().locator("#case-sheet");
  }

  /** A clock of the case, within its sheet. */
  Locator clock(String id) {
    return sheet().locator("[data-clock='" + id + "']");
  }

  /** The journal of what departments were asked, folded at first. */
  Locator calls() {
    return sheet().locator(".case-sheet-calls");
  }

  /** What was tried for the first call of this name. */
  Locator callLines(String name) {
    return calls()
        .locator("details", new Locator.LocatorOptions().setHasText(name))
        .first()
        .locator("table");
  }

  /** Opens the journal, and in it the first call of this name. */
  Tasklist openCalls(String name) {
    calls().locator("> summary").click();
    calls()
        .locator("details > summary", new Locator.LocatorOptions().setHasText(name))
        .first()
        .click();
    return this;
  }

  boolean sheetIsAboveTheForm() {
    BoundingBox sheet = sheet().boundingBox();
    BoundingBox form = visitor.page().locator(".fjs-container").boundingBox();
    return sheet.y + sheet.height <= form.y;
  }

  /** The task stays open, and is among those of the clerk. */
  Tasklist claim() {
    String claimed = sheet().locator("h3 small").textContent();
    actors().locator("button.claim").click();
    assertThat(visitor.page().locator(".task-filter.active")).containsText("我的任务");
    assertThat(visitor.page().locator("ol.tasks-list > li.active")).containsText(claimed);
    assertThat(sheet()).containsText(claimed);
    return this;
  }

  /** The task stays open, among those to be claimed. */
  Tasklist giveBack() {
    String given = sheet().locator("h3 small").textContent();
    actors().locator("button.unclaim").click();
    assertThat(actors().locator("button.claim")).isVisible();
    assertThat(visitor.page().locator(".task-filter.active")).containsText("待认领");
    assertThat(sheet()).containsText(given);
    return this;
  }

  Tasklist choose(String option) {
    visitor.page().getByLabel(option).check();
    return this;
  }

  /** Where another option has these words in its name. */
  Tasklist chooseExactly(String option) {
    visitor.page().getByLabel(option, new Page.GetByLabelOptions().setExact(true)).check();
    return this;
  }

  /** Closes a notice, which lies over the buttons. */
  Tasklist dismissNotice() {
    visitor.page().locator(".page-notifications .close:visible").first().click();
    assertThat(visitor.page().locator(".page-notifications .close:visible")).hasCount(0);
    return this;
  }

  Tasklist complete() {
    visitor.button("提交办结").click();
    return this;
  }
}
