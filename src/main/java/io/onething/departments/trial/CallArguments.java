package io.onething.departments.trial;

import io.onething.shared.WrongUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code call}.
 *
 * @param topic null when none was
 * @param sample a file, or the name of a shipped sample; null when none was
 * @param played nothing is sent
 * @param key idempotency key; null for a new one
 * @param settings as in {@code --TAX_URL=https://tax.example.gov.cn}
 */
record CallArguments(
    @Nullable String topic,
    @Nullable String sample,
    boolean played,
    @Nullable String key,
    Map<String, String> settings) {

  static CallArguments parse(List<String> typed) throws WrongUse {
    String topic = null;
    String sample = null;
    String key = null;
    boolean played = false;
    Map<String, String> settings = new LinkedHashMap<>();
    Deque<String> rest = new ArrayDeque<>(typed);
    while (!rest.isEmpty()) {
      String next = rest.pop();
      int equals = next.indexOf('=');
      String name = equals < 0 ? next : next.substring(0, equals);
      switch (name) {
        case "--dry-run" -> played = true;
        case "--with" -> sample = value(name, next, equals, rest);
        case "--key" -> key = value(name, next, equals, rest);
        default -> {
          if (name.startsWith("--") && equals > 2) {
            settings.put(name.substring(2), next.substring(equals + 1));
          } else if (name.startsWith("--")) {
            throw new WrongUse(
                "未知选项 " + next,
                "Unknown option " + next + ", expected --with, --dry-run, --key or --<SETTING>=..");
          } else if (topic == null) {
            topic = next;
          } else {
            throw new WrongUse(
                "只能给出一个主题，多出 " + next, "One topic is expected, found " + next + " besides");
          }
        }
      }
    }
    return new CallArguments(topic, sample, played, key, settings);
  }

  private static String value(String name, String typed, int equals, Deque<String> rest)
      throws WrongUse {
    String value = equals < 0 ? rest.poll() : typed.substring(equals + 1);
    if (value == null || value.isBlank() || (equals < 0 && value.startsWith("--"))) {
      throw new WrongUse(name + " 后面没有值", "Nothing stands behind " + name);
    }
    return value;
  }
}
