package io.onething.organisation;

import io.onething.cases.CaseFacts;
import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.OfficeRule;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelFault;
import io.onething.departments.FeelSyntaxFault;
import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The place of a case, by which its office is found: a code, a region or an address. It is read
 * from the facts when it is needed and kept nowhere, for an address is personal.
 */
final class CasePlace {

  private final CaseFacts facts;
  private final Clock clock;
  private final Map<String, FeelExpression> parsed = new ConcurrentHashMap<>();

  CasePlace(CaseFacts facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** The id of the office that serves the case, if there is one. */
  Optional<String> office(CaseId id, Bundle bundle, OfficeRule rule, OfficeIndex offices) {
    String department = rule.department();
    return valueOf(rule.place(), id, bundle)
        .flatMap(code -> offices.atPlace(department, code))
        .or(
            () ->
                valueOf(rule.address(), id, bundle)
                    .flatMap(address -> offices.atAddress(department, address)))
        .or(
            () ->
                valueOf(rule.region(), id, bundle)
                    .flatMap(code -> offices.inRegion(department, code)));
  }

  /** Nothing for an expression that comes to nothing, or fails: no case may stand still for it. */
  private Optional<String> valueOf(@Nullable String text, CaseId id, Bundle bundle) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      FeelExpression expression = parsed.computeIfAbsent(text, CasePlace::parse);
      Map<String, @Nullable Object> names = new HashMap<>();
      bundle.fields().keySet().forEach(field -> names.put(field, null));
      List<String> used = bundle.fields().keySet().stream().filter(expression::refersTo).toList();
      names.putAll(facts.some(List.of(id), used).getOrDefault(id, Map.of()));
      names.put("today", CityTime.today(clock));
      return Optional.ofNullable(expression.evaluate(names))
          .map(String::valueOf)
          .filter(value -> !value.isBlank());
    } catch (FeelFault failed) {
      return Optional.empty();
    }
  }

  private static FeelExpression parse(String text) {
    try {
      return FeelExpression.parse(text);
    } catch (FeelSyntaxFault checkedBefore) {
      throw new IllegalStateException(text, checkedBefore);
    }
  }
}
