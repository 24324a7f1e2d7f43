package io.onething.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics in Prometheus' text format.
 *
 * @param text as it was answered
 * @param labels by the name of each metric its labels
 */
record Scrape(String text, Map<String, Set<String>> labels) {

  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  /** What a server or worker answers there. */
  static Scrape of(TestBrowser browser, String path) {
    HttpResponse<String> answer =
        browser.send(browser.request(path).setHeader("Accept", "text/plain"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<String, Set<String>> labels = new TreeMap<>();
    for (String line : answer.body().split("\n")) {
      Matcher sample = SAMPLE.matcher(line);
      if (!line.startsWith("#") && sample.matches()) {
        Set<String> names = labels.computeIfAbsent(sample.group(1), metric -> new TreeSet<>());
        if (sample.group(2) != null) {
          LABEL.matcher(sample.group(2)).results().forEach(label -> names.add(label.group(1)));
        }
      }
    }
    return new Scrape(answer.body(), labels);
  }
}
