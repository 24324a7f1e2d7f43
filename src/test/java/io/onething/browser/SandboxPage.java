package io.onething.browser;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The page on which a visitor of the demo plays the departments. */
record SandboxPage(Visitor visitor, String address) {

  SandboxPage open() {
    visitor.open(address);
    return this;
  }

  /** The police at the origin register the move-out. */
  void moveOut(String name) {
    press(name, "迁出");
  }

  void refuse(String name) {
    press(name, "不予迁出");
  }

  /** Nobody answers: the server's clock moves past the time limit. */
  void letRunOut(String name) {
    visitor.page().onceDialog(Dialog::accept);
    press(name, "任其逾期");
  }

  /** The latest request of this person comes first. */
  Locator request(String name) {
    return visitor
        .page()
        .locator("#open .request", new Page.LocatorOptions().setHasText(name))
        .first();
  }

  /** The department is there, or is not. */
  SandboxPage offline(String department, boolean offline) {
    Locator knob = card(department).getByLabel("离线");
    visitor
        .page()
        .waitForResponse(
            answer -> answer.url().contains("/knobs/"), () -> knob.setChecked(offline));
    return this;
  }

  private Locator card(String department) {
    return visitor
        .page()
        .locator(
            ".department", new Page.LocatorOptions().setHas(visitor.page().getByText(department)));
  }

  /** What a department has in its books. */
  Locator ledger(String department) {
    Locator ledger = card(department).locator("details");
    if (ledger.getAttribute("open") == null) {
      ledger.locator("summary").click();
    }
    return ledger;
  }

  private void press(String name, String button) {
    request(name).getByText(button, new Locator.GetByTextOptions().setExact(true)).click();
  }
}
