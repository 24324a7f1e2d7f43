package io.onething.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.onething.sandbox.Demo;
import io.onething.testing.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody with a browser window of their own, who reads Chinese and notices everything that goes
 * wrong behind the page: errors on the console, broken security rules, requests without an answer.
 */
final class Visitor implements AutoCloseable {

  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Long enough for a machine that is busy otherwise; whoever is ready earlier waits no longer. */
  private static final double PATIENCE = 30_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private final String server;
  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new CopyOnWriteArrayList<>();

  private Visitor(Demo demo, int width, int height) {
    server = demo.serverUrl();
    context =
        Browser.get()
            .newContext(
                new NewContextOptions()
                    .setLocale("zh-CN")
                    .setTimezoneId("Asia/Shanghai")
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                    .setViewportSize(width, height));
    context.setDefaultTimeout(PATIENCE);
    context.addInitScript(
        "document.addEventListener('securitypolicyviolation', event =>"
            + " console.error('security policy', event.violatedDirective, event.blockedURI))");
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            troubles.add("console: " + message.text() + " at " + message.location());
          }
        });
    context.onWebError(error -> troubles.add("script: " + error.error()));
    context.onRequestFailed(this::failed);
    context.onResponse(this::answered);
    page = context.newPage();
  }

  /** A phone, 375 pixels wide. */
  static Visitor onPhone(Demo demo) {
    return new Visitor(demo, 375, 812);
  }

  static Visitor atDesk(Demo demo) {
    return new Visitor(demo, 1440, 900);
  }

  private void failed(Request request) {
    // Leaving a page ends its stream of events and whatever else was under way.
    if (!request.failure().contains("ERR_ABORTED")) {
      troubles.add("request: " + request.url() + " " + request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      troubles.add("answer: " + response.status() + " " + response.url());
    }
  }

  Page page() {
    return page;
  }

  /** Opens a page of the server, or of anything else by its whole address. */
  Visitor open(String address) {
    page.navigate(address.startsWith("http") ? address : server + address);
    return this;
  }

  /** One click on the first page, as a visitor of the demo signs in. */
  Visitor enterAs(String name) {
    open("/");
    Locator card = link("以" + name + "的身份进入");
    if (!card.isVisible()) {
      text("其余").click();
    }
    card.click();
    return this;
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The button of this name at this place. */
  static Locator button(Locator place, String name) {
    return place.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)).first();
  }

  Locator text(String text) {
    return page.getByText(text).first();
  }

  byte[] download(Locator link) {
    Download download = page.waitForDownload(link::click);
    try {
      return Files.readAllBytes(download.path());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + download.url(), unreadable);
    }
  }

  /** Takes a picture of the whole page. */
  Visitor picture(String name) {
    // A colour that is still fading in is not the one that people read.
    page.evaluate(
        "() => Promise.allSettled(document.getAnimations()"
            + ".filter(each => Number.isFinite(each.effect.getComputedTiming().endTime))"
            + ".map(each => each.finished))");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    return this;
  }

  /** Takes a picture and finds nothing on the page that shuts somebody out. */
  Visitor look(String name) {
    return look(name, "html");
  }

  /** As {@link #look(String)}, where only a part of the page is ours. */
  Visitor look(String name, String part) {
    picture(name);
    assertThat(Accessibility.violations(page, part)).as("accessibility of %s", name).isEmpty();
    return this;
  }

  /** What was to go wrong has gone wrong, and counts no more. */
  Visitor expected(String part) {
    assertThat(troubles).as("what was to go wrong").anyMatch(trouble -> trouble.contains(part));
    troubles.removeIf(trouble -> trouble.contains(part));
    return this;
  }

  /** Leaves; nothing may have gone wrong on the way. */
  @Override
  public void close() {
    context.close();
    assertThat(troubles).as("what the browser noticed").isEmpty();
  }
}
