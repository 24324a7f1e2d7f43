package io.onething.departments;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads why a call may be made twice, and when it need not be made at all.
 *
 * @param node the call's file
 * @param answers reads what a check brings
 */
record CallSafety(YamlNode node, CallAnswers answers) {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

  @Nullable Idempotency idempotency(
      @Nullable CallShape shape,
      @Nullable Department department,
      Set<String> known,
      Map<String, List<String>> flags,
      Duration timeout) {
    String expected =
        "query (no effect), {header: <the department's key header>}, item (in a batch), or a check";
    if (node.has("check")) {
      if (node.has("idempotency")) {
        node.fault("check", "stands beside idempotency", "one of the two");
      }
      Check check = check(department, known, flags, timeout);
      return check == null ? null : new Idempotency.Asked(check);
    }
    if (!node.has("idempotency")) {
      node.fault("idempotency", "is missing, so the call could not be repeated safely", expected);
      return null;
    }
    YamlNode object = node.isObject("idempotency") ? node.object("idempotency") : null;
    if (object == null) {
      String text = node.optionalText("idempotency", expected);
      if ("item".equals(text)) {
        if (shape != null && shape != CallShape.BATCH) {
          node.fault("idempotency", "is item beside shape " + shape.key(), "shape batch");
        }
        return new Idempotency.Item();
      }
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

  private @Nullable Check check(
      @Nullable Department department,
      Set<String> known,
      Map<String, List<String>> flags,
      Duration timeout) {
    YamlNode check = node.object("check");
    if (check == null) {
      return null;
    }
    Set<String> keys = new HashSet<>(RequestReader.KEYS);
    keys.addAll(Set.of("found", "resultExpression", "after"));
    check.allow(keys);
    Set<String> answer = new HashSet<>(known);
    answer.add("response");
    Request request = new RequestReader(check, department).read(known);
    FeelExpression found = new FeelNode(check).requiredFeel("found", answer);
    FeelExpression result = answers.result(check, "resultExpression", answer, flags);
    Duration after = check.duration("after", timeout, Duration.ZERO, Duration.ofHours(1));
    return request == null || found == null ? null : new Check(request, found, result, after);
  }

  @Nullable Reuse reuse(@Nullable Idempotency idempotency, @Nullable CallShape shape) {
    YamlNode reuse = node.object("reuse");
    if (reuse == null) {
      return null;
    }
    reuse.allow(Set.of("for", "when"));
    if (idempotency != null && !(idempotency instanceof Idempotency.Query)) {
      node.fault("reuse", "stands beside an effect", "reuse for queries only");
    }
    if (shape == CallShape.BATCH) {
      node.fault(
          "reuse",
          "stands beside shape batch, whose request is that of many cases",
          "reuse for the request of one case");
    }
    if (!reuse.has("for")) {
      reuse.fault("for", "is missing", "how long an answer stays fresh, as in PT24H");
    }
    Duration freshFor =
        reuse.duration("for", Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofDays(366));
    FeelExpression when = new FeelNode(reuse).requiredFeel("when", Set.of("flags", "facts"));
    return when == null ? null : new Reuse(freshFor, when);
  }
}
