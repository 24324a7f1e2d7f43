package io.onething.departments;

import io.onething.shared.Localized;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one {@code <topic>.yaml} and checks what it says by itself and beside its department. */
final class CallReader {
  static final Set<String> KEYS =
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

  private final YamlNode node;
  private final String folder;
  private final @Nullable Department department;
  private final FeelNode feel;
  private final CallAnswers answers;
  private final CallSafety safety;

  CallReader(YamlNode node, String folder, @Nullable Department department) {
    this.node = node;
    this.folder = folder;
    this.department = department;
    this.feel = new FeelNode(node);
    this.answers = new CallAnswers(node, department);
    this.safety = new CallSafety(node);
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
    FeelExpression body = feel.feel("body", request);
    if (body != null && "GET".equals(method)) {
      node.fault("body", "stands beside method GET", "none, or another method");
    }
    Map<String, List<String>> flags = answers.flags();
    Idempotency idempotency = safety.idempotency();
    Map<String, Template> headers = feel.templates("headers", request);
    Map<String, Template> parameters = feel.templates("queryParameters", request);
    Duration timeout =
        node.duration(
            "timeout", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(5));
    int retries = node.integer("retries", 5, 1, 100);
    Duration backoff =
        node.duration(
            "retryBackoff", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(10));
    FeelExpression result = answers.result(node, "resultExpression", answer, flags);
    FeelExpression error = feel.feel("errorExpression", answer);
    Reuse reuse = safety.reuse(idempotency);
    Callback callback = answers.callback(topic == null ? "" : topic, shape, flags);
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
    Template url = feel.template("url", request);
    if (url instanceof Template.Fixed fixed && !fixed.value().startsWith("/")) {
      node.fault("url", "is '" + fixed.value() + "'", expected);
    }
    return url;
  }
}
