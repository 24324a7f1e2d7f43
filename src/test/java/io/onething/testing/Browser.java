package io.onething.testing;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One real Chromium for all browser tests of a JVM. It is never absent: without any, the first test
 * that asks for it fails and says what was looked for.
 */
public final class Browser {

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private Browser() {}

  private static final class Running {
    static final com.microsoft.playwright.Browser BROWSER = start(Chromium.find());
  }

  /** The browser that all tests share; nobody closes it. */
  public static com.microsoft.playwright.Browser get() {
    return Running.BROWSER;
  }

  /** Starts a browser of one's own, ended with the JVM at the latest. */
  static com.microsoft.playwright.Browser start(Chromium chromium) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Playwright playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.copyOf(environment)));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "test-browser-stop"));
    environment.putAll(chromium.environment());
    try {
      return playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(chromium.program())
                  .setEnv(environment)
                  .setArgs(FLAGS));
    } catch (PlaywrightException problem) {
      throw new IllegalStateException("The browser does not start: " + chromium.program(), problem);
    }
  }
}
