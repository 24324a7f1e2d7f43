package io.onething.departments;

import io.onething.shared.Localized;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one {@code <topic>.yaml} and checks what it says by itself and beside its department. */
final class CallReader {
  private static final Set<String> KEYS =
      Set.of(
          "topic",
          "names",
          "shape",
          "facts",
          "method",
          "url",
          "headers",
          "queryParameters",
          "body",
          "timeout",
          "retries",
          "retryBackoff",
          "idempotency",
          "resultExpression",
          "errorExpression",
          "flags",
          "reuse",
          "callback");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> TASK_NAMES =
      Set.of("caseNumber", "idempotencyKey", "callbackUrl", "deliveries");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

  private final YamlNode node;
  private final String folder;
  private final @Nullable Department department;

  CallReader(YamlNode node, String folder, @Nullable Department department) {
    this.node = node;
    this.folder = folder;
    this.department = department;
  }

  @Nullable Call read() {
    node.allow(KEYS);
    String topic = topic();
    Localized names = node.names("names");
    CallShape shape = shape();
    List<String> facts = facts();
    Set<String> request = new HashSet<>(TASK_NAMES);
    request.addAll(facts);
    Set<String> answer = new HashSet<>(request);
    answer.add("response");

    String method = method();
    Template url = url(request);
    FeelExpression body = node.feel("body", request);
    if (body != null && "GET".equals(method)) {
      node.fault("body", "stands beside method GET", "none, or another method");
    }
    Map<String, List<String>> flags = flags();
    Idempotency idempotency = idempotency();
    Map<String, Template> headers = node.templates("headers", request);
    Map<String, Template> parameters = node.templates("queryParameters", request);
    Duration timeout =
        node.duration(
            "timeout", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(5));
    int retries = node.integer("retries", 5, 1, 100);
    Duration backoff =
        node.duration(
            "retryBackoff", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(10));
    FeelExpression result = result(node, "resultExpression", answer, flags);
    FeelExpression error = node.feel("errorExpression", answer);
    Reuse reuse = reuse(idempotency);
    Callback callback = callback(topic == null ? "" : topic, shape, flags);
    checkShape(shape, idempotency);
    if (topic == null
        || names == null
        || shape == null
        || method == null
        || url == null
        || idempotency == null) {
      return null;
    }
    return new Call(
        topic,
        folder,
        names,
        shape,
        facts,
        method,
        url,
        headers,
        parameters,
        body,
        timeout,
        retries,
        backoff,
        idempotency,
        result,
        error,
        flags,
        reuse,
        callback);
  }

  private void checkShape(@Nullable CallShape shape, @Nullable Idempotency idempotency) {
    if (shape != null && shape != CallShape.TELL_ONLY && !node.has("resultExpression")) {
      node.fault(
          "resultExpression", "is missing", "FEEL that yields facts and flags" + ticketToo(shape));
    }
    if (shape == CallShape.ANSWER_LATER && idempotency instanceof Idempotency.Query) {
      node.fault(
          "idempotency",
          "is query, but what is answered later is an effect",
          "{header: <its key header>}");
    }
    if (department != null && department.baseUrl() == null) {
      node.fault(
          "(file)",
          "its department has no baseUrl",
          "one in workers/" + folder + "/department.yaml");
    }
  }

  private static String ticketToo(CallShape shape) {
    return shape == CallShape.ANSWER_LATER ? " and the ticket" : "";
  }

  private @Nullable String topic() {
    String file =
        node.file().substring(node.file().lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
    String topic = node.text("topic", "the file's name, " + file);
    if (topic != null && !topic.equals(file)) {
      node.fault("topic", "is '" + topic + "'", "the file's name: " + file);
    }
    return topic;
  }

  private @Nullable CallShape shape() {
    String expected = "answer-now, answer-later or tell-only";
    String text = node.text("shape", expected);
    if (text == null) {
      return null;
    }
    CallShape found =
        Arrays.stream(CallShape.values())
            .filter(shape -> shape.key().equals(text))
            .findFirst()
            .orElse(null);
    if (found == null) {
      node.fault("shape", "is '" + text + "'", expected);
    }
    return found;
  }

  private List<String> facts() {
    List<String> facts = node.texts("facts");
    if (!node.has("facts")) {
      node.fault("facts", "is missing", "what of the case the call may see, [] for nothing");
    }
    for (String fact : facts) {
      if (!NAME.matcher(fact).matches() || TASK_NAMES.contains(fact) || fact.equals("response")) {
        node.fault("facts", "'" + fact + "' is no name of a fact", "a key of bundle.yaml's fields");
      }
    }
    return facts;
  }

  private @Nullable String method() {
    String method = node.text("method", "one of " + new TreeSet<>(METHODS));
    if (method != null && !METHODS.contains(method)) {
      node.fault("method", "is '" + method + "'", "one of " + new TreeSet<>(METHODS));
    }
    return method;
  }

  private @Nullable Template url(Set<String> request) {
    String expected = "a path below the department's baseUrl, as in /residents/query";
    if (!node.has("url")) {
      node.fault("url", "is missing", expected);
      return null;
    }
    Template url = node.template("url", request);
    if (url instanceof Template.Fixed fixed && !fixed.value().startsWith("/")) {
      node.fault("url", "is '" + fixed.value() + "'", expected);
    }
    return url;
  }

  private Map<String, List<String>> flags() {
    Map<String, List<String>> flags = new LinkedHashMap<>();
    YamlNode object = node.object("flags");
    if (object == null) {
      return flags;
    }
    for (String flag : object.keys()) {
      List<String> values = object.texts(flag);
      if (!NAME.matcher(flag).matches()) {
        object.fault(flag, "is no name of a flag", "lower camel case, as in identityCheck");
      }
      if (values.isEmpty() || !values.stream().allMatch(value -> CODE.matcher(value).matches())) {
        object.fault(flag, "has values " + values, "codes in capitals, as in [MATCH, NOT_FOUND]");
      }
      flags.put(flag, values);
    }
    return flags;
  }

  private @Nullable Idempotency idempotency() {
    String expected = "query (no effect) or {header: <the department's key header>}";
    if (!node.has("idempotency")) {
      node.fault("idempotency", "is missing, so the call could not be repeated safely", expected);
      return null;
    }
    YamlNode object = node.isObject("idempotency") ? node.object("idempotency") : null;
    if (object == null) {
      String text = node.optionalText("idempotency", expected);
      if (text != null && !text.equals("query")) {
        node.fault("idempotency", "is '" + text + "'", expected);
      }
      return new Idempotency.Query();
    }
    object.allow(Set.of("header"));
    String header = object.text("header", "the department's key header, as in Idempotency-Key");
    if (header != null && !HEADER.matcher(header).matches()) {
      object.fault("header", "is '" + header + "'", "the name of a header");
    }
    return header == null ? null : new Idempotency.Key(header);
  }

  private static @Nullable FeelExpression result(
      YamlNode node, String key, Set<String> known, Map<String, List<String>> flags) {
    FeelExpression result = node.feel(key, known);
    if (result != null) {
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

  private @Nullable Reuse reuse(@Nullable Idempotency idempotency) {
    YamlNode reuse = node.object("reuse");
    if (reuse == null) {
      return null;
    }
    reuse.allow(Set.of("for", "when"));
    if (idempotency instanceof Idempotency.Key) {
      node.fault("reuse", "stands beside an effect", "reuse for queries only");
    }
    if (!reuse.has("for")) {
      reuse.fault("for", "is missing", "how long an answer stays fresh, as in PT24H");
    }
    Duration freshFor =
        reuse.duration("for", Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofDays(366));
    FeelExpression when = reuse.requiredFeel("when", Set.of("flags", "facts"));
    return when == null ? null : new Reuse(freshFor, when);
  }

  private @Nullable Callback callback(
      String topic, @Nullable CallShape shape, Map<String, List<String>> flags) {
    YamlNode callback = node.object("callback");
    if (callback == null) {
      if (shape == CallShape.ANSWER_LATER) {
        node.fault(
            "callback", "is missing", "{ticket, message, resultExpression} for shape answer-later");
      }
      return null;
    }
    if (shape != null && shape != CallShape.ANSWER_LATER) {
      node.fault("callback", "stands beside shape " + shape.key(), "shape answer-later");
    }
    if (department != null && department.callbackSecret() == null) {
      node.fault(
          "callback",
          "its department has no callback key",
          "callback: {type: hmac, secret: ..} in department.yaml");
    }
    callback.allow(Set.of("ticket", "message", "resultExpression"));
    Set<String> known = Set.of("body");
    FeelExpression ticket = callback.requiredFeel("ticket", known);
    FeelExpression message = callback.requiredFeel("message", known);
    FeelExpression result = result(callback, "resultExpression", known, flags);
    return ticket == null || message == null
        ? null
        : new Callback(topic, ticket, message, result, flags);
  }
}
