package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.deadlines.Limit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What one call activity hands to a shared process is what that knows, and means something in the
 * bundle: a message where it is used as a message, a clock where it is used as a clock.
 */
final class HandedOver {

  private static final String EXPRESSION = "sourceExpression";

  private final ReadModel model;
  private final Bundle bundle;
  private final ModelReferences references;
  private final SharedProcess process;
  private final Element callActivity;
  private final List<Fault> faults;

  HandedOver(
      ReadModel model,
      Bundle bundle,
      DataFiles files,
      SharedProcess process,
      Element callActivity,
      List<Fault> faults) {
    this.model = model;
    this.bundle = bundle;
    this.references = new ModelReferences(model.document(), bundle, files, faults);
    this.process = process;
    this.callActivity = callActivity;
    this.faults = faults;
  }

  /**
   * @param given the mappings by their target
   */
  void check(Map<String, Element> given) {
    given.forEach(
        (name, mapping) -> {
          if (isUnknown(name)) {
            fault("hands over '" + name + "'", "one of " + process.known());
          }
          @Nullable String constant = constant(mapping);
          for (String property : process.properties().getOrDefault(name, Set.of())) {
            if (constant == null) {
              fault(
                  "hands over a " + name + " that only the running case knows",
                  "a constant, as in sourceExpression=\"..\"");
            } else {
              references.checkProperty(callActivity, property, constant);
            }
          }
          if (process.clocks().contains(name) && constant != null) {
            checkClock(constant);
          }
          @Nullable String counted = process.limits().get(name);
          if (counted != null) {
            checkLimit(name, constant, given.get(counted));
          }
        });
  }

  /** A process that does not say what it wants may be handed anything. */
  private boolean isUnknown(String name) {
    return !name.equals(ProcessVariables.CASE_ID)
        && !process.known().isEmpty()
        && !process.known().contains(name);
  }

  private void checkClock(String clock) {
    Set<String> clocks = new TreeSet<>(bundle.clocks().keySet());
    if (!clocks.contains(clock)) {
      fault("unknown clock '" + clock + "'", "one of " + clocks);
    }
  }

  /**
   * @param counted the mapping that says on what the limit counts
   */
  private void checkLimit(String name, @Nullable String text, @Nullable Element counted) {
    boolean onMoment = counted != null && constant(counted) == null;
    String expected =
        onMoment
            ? "hours or minutes before the moment, as in 24h"
            : "as in 20wd, 10d, 24h or 10min";
    try {
      if (text == null || (!(Limit.parse(text) instanceof Limit.Span) && onMoment)) {
        fault("hands over '" + text + "' as " + name, expected);
      }
    } catch (IllegalArgumentException unreadable) {
      fault("hands over '" + text + "' as " + name, expected);
    }
  }

  /** What is handed over whatever the case; null for a variable or what is computed. */
  private static @Nullable String constant(Element mapping) {
    String text = mapping.getAttribute(EXPRESSION);
    return text.isEmpty() || text.contains("${") || text.contains("#{") ? null : text;
  }

  private void fault(String problem, String expected) {
    faults.add(new Fault(model.path(), ModelDocument.idOf(callActivity), problem, expected));
  }
}
