package io.onething.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What an applicant does and sees on the pages of the portal. */
record Applicant(Visitor visitor) {

  /** From the guide of the bundle to the filled-in form. */
  Applicant consent() {
    visitor.text("我已阅读").click();
    visitor.button("同意并继续").click();
    assertThat(visitor.page().getByLabel("申请人签名")).isVisible();
    return this;
  }

  Applicant choose(String option) {
    visitor.page().getByLabel(option).check();
    return this;
  }

  Applicant type(String field, String value) {
    visitor.page().getByLabel(field).fill(value);
    return this;
  }

  Applicant sign(String name) {
    return choose("本人承诺").type("申请人签名", name);
  }

  Applicant submit() {
    visitor.button("提交申请").click();
    visitor.page().waitForURL("**/cases/*");
    assertThat(visitor.heading("谁在办")).isVisible();
    return this;
  }

  /** Opens the bundle and applies as a fresh graduate who settles in the talent household. */
  Applicant apply(String name) {
    visitor.open("/bundles/talent-residency/apply");
    return consent().choose("应届毕业生").choose("人才集体户").sign(name).submit();
  }

  /** The state of the case as its headline says it. */
  Applicant seesState(String state) {
    assertThat(visitor.page().locator(".headline h1")).hasText(state);
    return this;
  }

  /** A step and its state, such as 已完成. */
  Applicant seesStep(String step, String state) {
    assertThat(step(step)).containsText(state);
    return this;
  }

  Applicant seesMessage(String part) {
    assertThat(visitor.page().locator("section[aria-labelledby=messages]")).containsText(part);
    return this;
  }

  Applicant seesDocument(String document, String state) {
    assertThat(document(document)).containsText(state);
    return this;
  }

  /** A document among those that were issued. */
  Locator document(String name) {
    return visitor
        .page()
        .locator(
            "section[aria-labelledby=documents] li", new Page.LocatorOptions().setHasText(name));
  }

  /** A field that departments filled in: nobody can change it. */
  Applicant seesReadOnly(String field, String value) {
    Locator found =
        visitor
            .page()
            .locator(
                "//div[contains(@class, 'fjs-readonly')][label[normalize-space() = '"
                    + field
                    + "']]");
    Locator typed = found.locator("input[readonly]");
    if (typed.count() > 0) {
      assertThat(typed).hasValue(value);
    } else {
      assertThat(found.locator(".fjs-select-display")).hasText(value);
    }
    return this;
  }

  private Locator step(String name) {
    return visitor.page().locator(".steps li", new Page.LocatorOptions().setHasText(name)).first();
  }
}
