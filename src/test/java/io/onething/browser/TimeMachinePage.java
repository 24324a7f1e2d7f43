package io.onething.browser;

import com.microsoft.playwright.Locator;

/** The page on which a visitor of the demo moves time on. */
record TimeMachinePage(Visitor visitor, String sandbox) {

  TimeMachinePage open() {
    visitor.open(sandbox);
    visitor.link("时间机器").click();
    return this;
  }

  /** What time it is in the demo. */
  Locator now() {
    return visitor.page().locator("#now");
  }

  /** To closing time of the day so many working days ahead. */
  TimeMachinePage forward(int workingDays) {
    visitor
        .page()
        .waitForResponse(
            answer -> answer.url().endsWith("/time") && answer.request().method().equals("POST"),
            () -> visitor.button(workingDays == 1 ? "前进 1 个工作日" : workingDays + " 个工作日").click());
    return this;
  }

  Locator clock(String caseNumber, String clock) {
    return one(caseNumber).locator("[data-clock='" + clock + "']");
  }

  /** What the ladders of the case have done. */
  Locator climbed(String caseNumber) {
    return one(caseNumber).locator(".climbed");
  }

  /** On a narrow screen, nothing beside it. */
  TimeMachinePage phone() {
    visitor.page().setViewportSize(375, 812);
    visitor.look("107-time-machine-on-a-phone");
    return this;
  }

  private Locator one(String caseNumber) {
    return visitor.page().locator("[data-case='" + caseNumber + "']");
  }
}
