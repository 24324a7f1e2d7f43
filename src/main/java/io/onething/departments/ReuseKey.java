package io.onething.departments;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is used again is used for every later request of the same address and body. So it
 * may depend on nothing of the case that is not in them: else somebody would get the answer to
 * another question. Names inside filters may be keys of what is filtered, and are not looked at.
 *
 * @param node the call's file
 * @param names the facts of the call, and what else is the case's own
 */
record ReuseKey(YamlNode node, Set<String> names) {

  private static final String EXPECTED =
      "it in url, queryParameters or body, which an answer is found again by; or no reuse";

  void check(Request request, @Nullable FeelExpression result, List<ErrorRule> errors) {
    Set<String> key = new TreeSet<>(used(request.url()));
    request.queryParameters().values().forEach(value -> key.addAll(used(value)));
    key.addAll(used(request.body()));
    request.headers().forEach((header, value) -> check("headers." + header, used(value), key));
    check("resultExpression", used(result), key);
    for (int row = 0; row < errors.size(); row++) {
      check("errors[" + row + "].when", used(errors.get(row).when()), key);
    }
  }

  private void check(String where, Set<String> used, Set<String> key) {
    used.removeAll(key);
    if (!used.isEmpty()) {
      node.fault(where, "uses " + used + ", which an answer used again is not told by", EXPECTED);
    }
  }

  private Set<String> used(Template template) {
    return template instanceof Template.Computed computed
        ? used(computed.expression())
        : new TreeSet<>();
  }

  private Set<String> used(@Nullable FeelExpression expression) {
    Set<String> used = new TreeSet<>();
    Stream.ofNullable(expression)
        .flatMap(known -> known.unknownNames(Set.of()).stream())
        .filter(names::contains)
        .forEach(used::add);
    return used;
  }
}
