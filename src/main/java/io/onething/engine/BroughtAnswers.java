package io.onething.engine;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFacts.Told;
import io.onething.cases.CaseFile;
import io.onething.cases.DepartmentAnswers;
import io.onething.departments.Call;
import io.onething.departments.Outcome;
import io.onething.departments.Reuse;
import io.onething.shared.CaseId;
import io.onething.shared.OneThingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What departments have answered becomes facts of the case, and the process variables follow. What
 * comes at once is brought at once: the case is read once for all of it. Works in the caller's
 * transaction, with the case locked.
 */
@Component
class BroughtAnswers {

  private final CaseFacts facts;
  private final DepartmentAnswers answers;
  private final CaseProcesses processes;

  BroughtAnswers(CaseFacts facts, DepartmentAnswers answers, CaseProcesses processes) {
    this.facts = facts;
    this.answers = answers;
    this.processes = processes;
  }

  /** What a department has answered to a call. */
  record Brought(Call call, Outcome outcome) {}

  /**
   * Takes answers that departments have just given, in their order, and keeps those of mere
   * questions for when the same is to be asked again.
   */
  void take(CaseFile file, List<Brought> brought) {
    Map<String, Told> told = facts.told(file.id());
    answers.keep(
        file.id(),
        brought.stream()
            .filter(each -> !each.call().hasEffect())
            .map(
                each ->
                    new DepartmentAnswers.Given(
                        each.call().topic(), requestOf(each.call(), told), each.outcome().toJson()))
            .toList());
    bring(file, brought, told);
  }

  /** The facts of one answer, which is kept already or is none. */
  void bring(CaseFile file, Call call, Outcome outcome) {
    if (!outcome.facts().isEmpty()) {
      bring(file, List.of(new Brought(call, outcome)), facts.told(file.id()));
    }
  }

  private void bring(CaseFile file, List<Brought> brought, Map<String, Told> told) {
    Map<String, Object> known = new HashMap<>();
    told.forEach((name, fact) -> known.put(name, fact.value()));
    boolean anything = false;
    for (Brought each : brought) {
      Map<String, @Nullable Object> changed = new HashMap<>(each.outcome().facts());
      // What was never there need not be deleted.
      changed
          .entrySet()
          .removeIf(fact -> fact.getValue() == null && !known.containsKey(fact.getKey()));
      if (!changed.isEmpty()) {
        facts.record(file.id(), each.call().topic(), changed);
        changed.forEach(
            (name, value) -> {
              if (value == null) {
                known.remove(name);
              } else {
                known.put(name, value);
              }
            });
        anything = true;
      }
    }
    if (anything) {
      processes.refresh(file, () -> known);
    }
  }

  /**
   * An answer that is there.
   *
   * @param carried it was given for an earlier case of the same person
   */
  record Known(Outcome outcome, boolean carried) {}

  /** The answer to what the call would ask now, if it is fresh and may be used again. */
  Optional<Known> known(Call call, CaseId id) {
    @Nullable Reuse reuse = call.reuse();
    return reuse == null
        ? Optional.empty()
        : answers
            .fresh(id, call.topic(), requestOf(call, facts.told(id)), reuse.freshFor())
            .flatMap(kept -> answered(call, kept))
            .filter(known -> reuse.allows(known.outcome()));
  }

  /** The call's file may have changed since an earlier case: then the department is asked again. */
  private static Optional<Known> answered(Call call, DepartmentAnswers.Known kept) {
    try {
      return Optional.of(new Known(Outcome.parse(kept.outcome(), call), kept.carried()));
    } catch (OneThingException another) {
      if (kept.carried()) {
        return Optional.empty();
      }
      throw another;
    }
  }

  /**
   * The request that the case would make now. What the topic itself has answered earlier is left
   * out: it was not asked with.
   */
  private static String requestOf(Call call, Map<String, Told> told) {
    Map<String, Object> values = new HashMap<>();
    told.forEach(
        (name, fact) -> {
          if (!call.topic().equals(fact.source())) {
            values.put(name, fact.value());
          }
        });
    return call.request().asked(call.seen(values));
  }
}
