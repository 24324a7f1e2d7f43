package io.onething.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On machines without a browser the build brings one, and that one draws Chinese. */
class BrowserIT {

  private static final String PAGE = "<body style='font: 40px sans-serif'>一件事：人才引进入户";

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void theBrowserFromNpmDrawsChinese() {
    try (com.microsoft.playwright.Browser browser = Browser.start(ChromiumFromNpm.bring());
        Page page = browser.newPage()) {
      page.setContent(PAGE);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "screenshots", "browser-from-npm.png")));
      assertThat(glyphs(page, "事")).isNotEqualTo(glyphs(page, "件"));
    }
  }

  /** A character as it is drawn; two characters without a glyph look the same. */
  private static Object glyphs(Page page, String character) {
    return page.evaluate(
        """
        character => {
          const canvas = document.createElement('canvas')
          canvas.width = canvas.height = 48
          const brush = canvas.getContext('2d')
          brush.font = '40px sans-serif'
          brush.fillText(character, 2, 40)
          return canvas.toDataURL()
        }""",
        character);
  }
}
