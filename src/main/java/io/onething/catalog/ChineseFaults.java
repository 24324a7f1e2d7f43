package io.onething.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What faults are called in Chinese, by their English text: they arise in many places, in parts
 * that are put together, and {@code faults.zh.txt} keeps all of them for whoever words them.
 */
final class ChineseFaults {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final List<Entry> ENTRIES = read();

  private ChineseFaults() {}

  /**
   * @param english a pattern whose groups are what differs
   * @param chinese with {@code {1}} for the first group
   */
  private record Entry(Pattern english, String chinese) {}

  /** As much of the problem and what is expected as has a Chinese text; nothing for neither. */
  static Optional<String> of(Fault fault) {
    Optional<String> problem = of(fault.problem());
    Optional<String> expected = of(fault.expected());
    return problem.isEmpty() && expected.isEmpty()
        ? Optional.empty()
        : Optional.of(problem.orElse("有误") + expected.map(right -> "；应为：" + right).orElse(""));
  }

  static Optional<String> of(String english) {
    for (Entry entry : ENTRIES) {
      Matcher found = entry.english().matcher(english);
      if (found.matches()) {
        MatchResult parts = found.toMatchResult();
        return Optional.of(
            PLACE
                .matcher(entry.chinese())
                .replaceAll(
                    place -> {
                      String part = parts.group(Integer.parseInt(place.group(1)));
                      return Matcher.quoteReplacement(of(part).orElse(part));
                    }));
      }
    }
    return Optional.empty();
  }

  private static List<Entry> read() {
    try (InputStream file =
        Objects.requireNonNull(ChineseFaults.class.getResourceAsStream("faults.zh.txt"))) {
      List<Entry> entries = new ArrayList<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .forEach(line -> entries.add(entry(line)));
      return List.copyOf(entries);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Entry entry(String line) {
    int middle = line.indexOf(" → ");
    StringBuilder pattern = new StringBuilder();
    Matcher places = PLACE.matcher(line.substring(0, middle));
    int from = 0;
    while (places.find()) {
      pattern.append(Pattern.quote(line.substring(from, places.start()))).append("(.+)");
      from = places.end();
    }
    pattern.append(Pattern.quote(line.substring(from, middle)));
    return new Entry(Pattern.compile(pattern.toString()), line.substring(middle + 3));
  }
}
