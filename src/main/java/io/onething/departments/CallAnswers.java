package io.onething.departments;

import io.onething.shared.Codes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a department's answers are mapped, now and later.
 *
 * @param node the call's file
 * @param department null when its own file is faulty
 */
record CallAnswers(YamlNode node, @Nullable Department department) {
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

  Map<String, List<String>> flags() {
    Map<String, List<String>> flags = new LinkedHashMap<>();
    YamlNode object = node.object("flags");
    if (object == null) {
      return flags;
    }
    for (String flag : object.keys()) {
      int before = object.faults();
      List<String> values = object.texts(flag);
      boolean readable = object.faults() == before;
      if (!NAME.matcher(flag).matches()) {
        object.fault(flag, "is no name of a flag", "lower camel case, as in identityCheck");
      }
      if (readable && (values.isEmpty() || !values.stream().allMatch(Codes::isCode))) {
        object.fault(flag, "has values " + values, "codes in capitals, as in [MATCH, NOT_FOUND]");
      }
      flags.put(flag, values);
    }
    return flags;
  }

  @Nullable FeelExpression result(
      YamlNode node, String key, Set<String> known, Map<String, List<String>> flags) {
    FeelExpression result = new FeelNode(node).feel(key, known);
    boolean declared = !this.node.has("flags") || this.node.isObject("flags");
    if (result != null && declared) {
      for (String flag : result.keysUnder("flags")) {
        if (!flags.containsKey(flag)) {
          node.fault(
              key,
              "flag '" + flag + "' is not declared",
              "one of flags: " + new TreeSet<>(flags.keySet()));
        }
      }
    }
    return result;
  }

  /** The topic that a model asks for the later answer with. */
  @Nullable String poll(@Nullable CallShape shape) {
    String poll = node.optionalText("poll", "the topic of a query");
    if (poll != null && shape != null && shape != CallShape.ANSWER_LATER) {
      node.fault("poll", "stands beside shape " + shape.key(), "shape answer-later");
    }
    return poll;
  }

  @Nullable Batch batch(@Nullable CallShape shape, Set<String> answer) {
    YamlNode batch = node.object("batch");
    if (batch == null) {
      if (shape == CallShape.BATCH) {
        node.fault("batch", "is missing", "{size, wait, answers, item} for shape batch");
      }
      return null;
    }
    if (shape != null && shape != CallShape.BATCH) {
      node.fault("batch", "stands beside shape " + shape.key(), "shape batch");
    }
    batch.allow(Set.of("size", "wait", "answers", "item"));
    int size = batch.integer("size", 100, 2, 10_000);
    Duration wait =
        batch.duration("wait", Duration.ofSeconds(2), Duration.ZERO, Duration.ofMinutes(10));
    FeelExpression answers = new FeelNode(batch).requiredFeel("answers", Set.of("response"));
    FeelExpression item = new FeelNode(batch).requiredFeel("item", Set.of("answer"));
    return answers == null || item == null ? null : new Batch(size, wait, answers, item);
  }

  @Nullable Callback callback(
      String topic, @Nullable CallShape shape, Map<String, List<String>> flags) {
    YamlNode callback = node.object("callback");
    if (callback == null) {
      if (shape == CallShape.ANSWER_LATER && !node.has("poll")) {
        node.fault(
            "callback",
            "is missing",
            "{ticket, message, resultExpression} for shape answer-later, or poll: <topic>");
      }
      return null;
    }
    if (shape != null && shape != CallShape.ANSWER_LATER) {
      node.fault("callback", "stands beside shape " + shape.key(), "shape answer-later");
    }
    if (department != null && department.callback() == null) {
      node.fault(
          "callback",
          "its department has no callback key",
          "callback: {type: hmac, secret: ..} in department.yaml");
    }
    callback.allow(Set.of("ticket", "message", "resultExpression"));
    Set<String> known = Set.of("body");
    FeelExpression ticket = new FeelNode(callback).requiredFeel("ticket", known);
    FeelExpression message = new FeelNode(callback).requiredFeel("message", known);
    FeelExpression result = result(callback, "resultExpression", known, flags);
    return ticket == null || message == null
        ? null
        : new Callback(topic, ticket, message, result, flags);
  }
}
