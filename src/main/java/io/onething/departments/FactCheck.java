package io.onething.departments;

import io.onething.catalog.Bundle;
import io.onething.catalog.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that every fact a call sees or yields is a field of some bundle. Without bundles there is
 * nothing to check against.
 */
final class FactCheck {
  private final Set<String> declared = new TreeSet<>();
  private final List<Fault> faults;

  FactCheck(List<Bundle> bundles, List<Fault> faults) {
    bundles.forEach(bundle -> declared.addAll(bundle.fields().keySet()));
    this.faults = faults;
  }

  void check(Collection<Call> calls) {
    if (declared.isEmpty()) {
      return;
    }
    for (Call call : calls) {
      call.facts().forEach(fact -> check(call, "facts", fact));
      call.answers().forEach(fact -> check(call, "resultExpression", fact));
      if (call.idempotency() instanceof Idempotency.Asked asked
          && asked.check().resultExpression() != null) {
        asked
            .check()
            .resultExpression()
            .keysUnder("facts")
            .forEach(fact -> check(call, "check.resultExpression", fact));
      }
      if (call.callback() != null) {
        call.callback().facts().forEach(fact -> check(call, "callback.resultExpression", fact));
      }
    }
  }

  private void check(Call call, String path, String fact) {
    if (!declared.contains(fact)) {
      String file = "workers/" + call.department() + "/" + call.topic() + ".yaml";
      faults.add(
          new Fault(
              file,
              path,
              "fact '" + fact + "' is unknown",
              "a field that some bundle.yaml declares"));
    }
  }
}
