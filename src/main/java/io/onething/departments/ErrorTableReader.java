package io.onething.departments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call's error table.
 *
 * @param node the call's file
 */
record ErrorTableReader(YamlNode node) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final List<String> VERDICTS = List.of("refuse", "retry", "defect", "ask");
  private static final Set<String> KEYS =
      Set.of("when", "refuse", "reason", "retry", "defect", "ask");

  /**
   * @param known the names that conditions and reasons may use
   */
  List<ErrorRule> read(Set<String> known) {
    List<ErrorRule> rules = new ArrayList<>();
    for (YamlNode row : node.objects("errors")) {
      ErrorRule rule = rule(row, known);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static @Nullable ErrorRule rule(YamlNode row, Set<String> known) {
    row.allow(KEYS);
    FeelExpression when = new FeelNode(row).requiredFeel("when", known);
    List<String> verdicts = VERDICTS.stream().filter(row::has).toList();
    if (verdicts.size() != 1) {
      row.fault(
          "(row)", "says " + (verdicts.isEmpty() ? "nothing" : verdicts), "one of " + VERDICTS);
      return null;
    }
    String verdict = verdicts.getFirst();
    if (!verdict.equals("refuse") && row.has("reason")) {
      row.fault("reason", "stands beside " + verdict, "a reason beside refuse only");
    }
    String text =
        row.text(verdict, verdict.equals("refuse") ? "a BPMN error code" : "why, for the operator");
    if (when == null || text == null) {
      return null;
    }
    return switch (verdict) {
      case "refuse" -> refuse(row, when, text, known);
      case "retry" -> new ErrorRule.Retry(when, text);
      case "defect" -> new ErrorRule.Defect(when, text);
      default -> new ErrorRule.Ask(when, text);
    };
  }

  private static @Nullable ErrorRule refuse(
      YamlNode row, FeelExpression when, String error, Set<String> known) {
    String expected = "a code, or FEEL that yields one, as in =response.body.code";
    if (!CODE.matcher(error).matches()) {
      row.fault("refuse", "is '" + error + "'", "a BPMN error code, as in Error_QuotaRefused");
    }
    if (!row.has("reason")) {
      row.fault("reason", "is missing", expected);
      return null;
    }
    Template reason = new FeelNode(row).template("reason", known);
    if (reason instanceof Template.Fixed fixed && !CODE.matcher(fixed.value()).matches()) {
      row.fault("reason", "is '" + fixed.value() + "'", expected);
    }
    return reason == null ? null : new ErrorRule.Refuse(when, error, reason);
  }
}
