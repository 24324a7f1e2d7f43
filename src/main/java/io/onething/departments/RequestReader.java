package io.onething.departments;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is sent to a department: the call itself, or the question whether it has been done.
 *
 * @param node the call's file, or its {@code check}
 * @param department null when its own file is faulty
 */
record RequestReader(YamlNode node, @Nullable Department department) {
  static final Set<String> KEYS =
      Set.of("method", "url", "headers", "queryParameters", "format", "body", "timeout");
  static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /**
   * @param known the names that its expressions may use
   * @return null when method or url are missing
   */
  @Nullable Request read(Set<String> known) {
    FeelNode feel = new FeelNode(node);
    String method = method();
    Template url = url(feel, known);
    FeelExpression body = feel.feel("body", known);
    if (body != null && "GET".equals(method)) {
      node.fault("body", "stands beside method GET", "none, or another method");
    }
    BodyFormat format = format();
    if (body == null && node.has("format") && !node.has("body")) {
      node.fault("format", "stands without a body", "a body, or no format");
    }
    var headers = feel.templates("headers", known);
    var parameters = feel.templates("queryParameters", known);
    Duration timeout =
        node.duration(
            "timeout", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(5));
    return method == null || url == null
        ? null
        : new Request(method, url, headers, parameters, format, body, timeout);
  }

  private @Nullable String method() {
    String method = node.text("method", "one of " + new TreeSet<>(METHODS));
    if (method != null && !METHODS.contains(method)) {
      node.fault("method", "is '" + method + "'", "one of " + new TreeSet<>(METHODS));
    }
    return method;
  }

  private BodyFormat format() {
    String expected =
        Arrays.stream(BodyFormat.values()).map(BodyFormat::key).collect(Collectors.joining(", "));
    String text = node.optionalText("format", expected);
    for (BodyFormat format : BodyFormat.values()) {
      if (format.key().equals(text)) {
        return format;
      }
    }
    if (text != null) {
      node.fault("format", "is '" + text + "'", expected);
    }
    return BodyFormat.JSON;
  }

  private @Nullable Template url(FeelNode feel, Set<String> known) {
    String expected = "a path below the department's baseUrl, as in /residents/query";
    if (!node.has("url")) {
      node.fault("url", "is missing", expected);
      return null;
    }
    Template url = feel.template("url", known);
    if (url instanceof Template.Fixed fixed && !fixed.value().startsWith("/")) {
      String host = AllowedHosts.hostOf(fixed.value());
      if (host == null) {
        node.fault("url", "is '" + fixed.value() + "'", expected);
      } else if (department != null && !AllowedHosts.allow(department.allowedHosts(), host)) {
        node.fault(
            "url",
            "leads to host '" + host + "'",
            "a path, or one of allowedHosts " + department.allowedHosts());
      }
    }
    return url;
  }
}
