package io.onething.departments;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads why a call may be made twice, and when it need not be made at all.
 *
 * @param node the call's file
 */
record CallSafety(YamlNode node) {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

  @Nullable Idempotency idempotency() {
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

  @Nullable Reuse reuse(@Nullable Idempotency idempotency) {
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
    FeelExpression when = new FeelNode(reuse).requiredFeel("when", Set.of("flags", "facts"));
    return when == null ? null : new Reuse(freshFor, when);
  }
}
