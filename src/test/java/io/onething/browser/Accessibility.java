package io.onething.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe finds wrong on a page, serious and critical only. */
final class Accessibility {

  private static final String AXE = script();
  private static final String RUN =
      """
      async part => {
        const found = await axe.run(part, { resultTypes: ['violations'] })
        return found.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
      }""";

  private Accessibility() {}

  @SuppressWarnings("unchecked")
  static List<String> violations(Page page, String part) {
    page.evaluate(AXE);
    return (List<String>) page.evaluate(RUN, part);
  }

  private static String script() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      // The page gets the script; the tool is to hand nothing back.
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + ";undefined";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
