package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import io.onething.seasons.Seasons;
import io.onething.shared.CityTime;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The process variables of a case, as its bundle's manifest says: codes and numbers, no personal
 * data.
 */
@Component
class CaseVariables {

  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final Seasons seasons;
  private final Clock clock;
  private final Map<String, Map<String, FeelExpression>> parsed = new ConcurrentHashMap<>();
  private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();

  CaseVariables(Catalog catalog, DepartmentFiles departments, Seasons seasons, Clock clock) {
    this.catalog = catalog;
    this.departments = departments;
    this.seasons = seasons;
    this.clock = clock;
  }

  /**
   * What a case starts with. Every flag that a department may set is there from the start, as null:
   * a new variable at process scope makes parallel completions deadlock.
   */
  Map<String, @Nullable Object> initial(Bundle bundle, Map<String, Object> facts) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    for (Call call : calls.computeIfAbsent(catalog.nameOf(bundle), id -> callsOf(bundle))) {
      call.flags().keySet().forEach(flag -> variables.put(flag, null));
    }
    variables.put(ProcessVariables.REFUSAL_REASON, null);
    variables.putAll(bundle.initial());
    variables.putAll(derived(bundle, facts));
    return variables;
  }

  /** The variables that follow from the facts as they are now. */
  Map<String, @Nullable Object> derived(Bundle bundle, Map<String, Object> facts) {
    Map<String, @Nullable Object> names = new HashMap<>();
    bundle.fields().keySet().forEach(field -> names.put(field, null));
    names.putAll(facts);
    names.put("today", CityTime.today(clock));
    names.put(Seasons.SEASON, seasons.context(bundle, facts));
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    parsed
        .computeIfAbsent(catalog.nameOf(bundle), id -> parse(bundle))
        .forEach((name, expression) -> variables.put(name, plain(expression.evaluate(names))));
    return variables;
  }

  /** Whole numbers as Integer: decision tables compare them with their own integers. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Long number ? Integer.valueOf(Math.toIntExact(number)) : value;
  }

  private static Map<String, FeelExpression> parse(Bundle bundle) {
    Map<String, FeelExpression> expressions = new LinkedHashMap<>();
    bundle
        .variables()
        .forEach(
            (name, text) -> {
              try {
                expressions.put(name, FeelExpression.parse(text));
              } catch (FeelSyntaxFault checkedBefore) {
                throw new IllegalStateException(
                    bundle.bundle() + ": variables." + name, checkedBefore);
              }
            });
    return expressions;
  }

  private List<Call> callsOf(Bundle bundle) {
    var model = Bpmn.readModelFromStream(new ByteArrayInputStream(catalog.model(bundle).content()));
    return model.getModelElementsByType(ServiceTask.class).stream()
        .map(ServiceTask::getCamundaTopic)
        .distinct()
        .flatMap(
            topic ->
                topic == null ? java.util.stream.Stream.of() : departments.find(topic).stream())
        .toList();
  }
}
