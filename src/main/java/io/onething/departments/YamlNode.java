package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.catalog.Fault;
import io.onething.shared.Localized;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An object of a YAML file that is read key by key; what is wrong is added to the faults with its
 * path, and reading goes on, so that the author sees everything at once.
 */
final class YamlNode {
  private final String file;
  private final String path;
  private final JsonNode node;
  private final List<Fault> faults;

  YamlNode(String file, String path, JsonNode node, List<Fault> faults) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.faults = faults;
  }

  String file() {
    return file;
  }

  /** How many faults have been found so far, in all files. */
  int faults() {
    return faults.size();
  }

  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  void fault(String key, String problem, String expected) {
    faults.add(new Fault(file, at(key), problem, expected));
  }

  void allow(Set<String> keys) {
    for (String key : keys()) {
      if (!keys.contains(key)) {
        String meant = SimilarKey.of(key, keys);
        fault(
            key,
            meant == null ? "unknown key" : "unknown key, did you mean '" + meant + "'?",
            "one of " + String.join(", ", new TreeSet<>(keys)));
      }
    }
  }

  boolean has(String key) {
    return !node.path(key).isMissingNode() && !node.path(key).isNull();
  }

  boolean isObject(String key) {
    return node.path(key).isObject();
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Nullable String text(String key, String expected) {
    if (!has(key)) {
      fault(key, "is missing", expected);
      return null;
    }
    return optionalText(key, expected);
  }

  @Nullable String optionalText(String key, String expected) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      String found = value.isTextual() ? "is blank" : "is " + kind(value) + ", not a text";
      fault(key, found, value.isNumber() ? expected + ", in quotes" : expected);
      return null;
    }
    return value.asText().strip();
  }

  @Nullable YamlNode object(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      fault(key, "is " + kind(value), "an object");
      return null;
    }
    return new YamlNode(file, at(key), value, faults);
  }

  /** Names the kind of a value, never the value: it may be secret. */
  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      case STRING -> "a text";
      default -> "nothing";
    };
  }

  /** The objects of a list; each knows its place, as in {@code errors[0]}. */
  List<YamlNode> objects(String key) {
    JsonNode value = node.path(key);
    List<YamlNode> objects = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return objects;
    }
    if (!value.isArray()) {
      fault(key, "is no list", "a list of objects");
      return objects;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isObject()) {
        objects.add(new YamlNode(file, at(key) + "[" + i + "]", value.get(i), faults));
      } else {
        fault(key + "[" + i + "]", "is no object", "an object");
      }
    }
    return objects;
  }

  /** What stands under a key, as it is; null when nothing does. */
  @Nullable JsonNode raw(String key) {
    return has(key) ? node.get(key) : null;
  }

  @Nullable Localized names(String key) {
    YamlNode names = object(key);
    if (names == null) {
      if (!has(key)) {
        fault(key, "is missing", "{zh: .., en: ..}");
      }
      return null;
    }
    names.allow(Set.of("zh", "en"));
    String zh = names.text("zh", "the Chinese name");
    String en = names.text("en", "the English name");
    return zh == null || en == null ? null : new Localized(zh, en);
  }

  int integer(String key, int otherwise, int least, int most) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
      fault(key, "is " + value, "a whole number from " + least + " to " + most);
      return otherwise;
    }
    return value.asInt();
  }

  /** A whole number that need not be there. */
  @Nullable Integer optionalInteger(String key, int least, int most) {
    return has(key) ? integer(key, least, least, most) : null;
  }

  Duration duration(String key, Duration otherwise, Duration least, Duration most) {
    String text = optionalText(key, "a duration, as in PT10S");
    if (text == null) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
      fault(key, "is " + text, "a duration from " + least + " to " + most);
    } catch (DateTimeParseException wrong) {
      fault(key, "'" + text + "' is no duration", "ISO 8601, as in PT10S or PT24H");
    }
    return otherwise;
  }

  List<String> texts(String key) {
    JsonNode value = node.path(key);
    List<String> texts = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return texts;
    }
    if (!value.isArray()) {
      fault(key, "is no list", "a list, as in [A, B]");
      return texts;
    }
    Set<String> wrong = new LinkedHashSet<>();
    for (JsonNode item : value) {
      if (!item.isTextual()) {
        wrong.add(kind(item));
      } else if (item.asText().isBlank()) {
        wrong.add("a blank text");
      } else if (texts.contains(item.asText())) {
        fault(key, "'" + item.asText() + "' stands twice", "each once");
      } else {
        texts.add(item.asText());
      }
    }
    if (!wrong.isEmpty()) {
      // The author may have typed a word: YES and NO are truth values to YAML.
      fault(
          key,
          "holds " + String.join(" and ", wrong) + ", not a text",
          "a list of texts, in quotes");
    }
    return texts;
  }
}
