package io.onething.statistics;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.DepartmentAnswers;
import io.onething.cases.EarlierAnswers;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldType;
import io.onething.catalog.Material;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts a case from what is kept of it; reads names and sources of facts, never their values. */
@Component
@Transactional(readOnly = true)
public class CaseCounting {

  private static final String APPLICANT = "applicant";
  private static final String IDENTITY = "identity";

  /** What the applicant does with these is not writing. */
  private static final Set<FieldType> ACTS = Set.of(FieldType.BOOLEAN, FieldType.SIGNATURE);

  private final Catalog catalog;
  private final CaseFacts facts;
  private final CaseSteps steps;
  private final DepartmentAnswers answers;
  private final EarlierAnswers earlier;
  private final Clocks clocks;
  private final Clock clock;

  CaseCounting(
      Catalog catalog,
      CaseFacts facts,
      CaseSteps steps,
      DepartmentAnswers answers,
      EarlierAnswers earlier,
      Clocks clocks,
      Clock clock) {
    this.catalog = catalog;
    this.facts = facts;
    this.steps = steps;
    this.answers = answers;
    this.earlier = earlier;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** The count of a submitted case as it stands. */
  public CaseCount of(CaseFile file) {
    Bundle bundle = catalog.bundle(file.edition());
    Map<String, String> sources = facts.sources(file.id());
    Set<String> answered = new HashSet<>(sources.values());
    answered.addAll(answers.times(file.id()).keySet());
    Set<String> queries =
        Stream.concat(
                bundle.prefill().stream(), bundle.consents().stream().map(Bundle.Consent::topic))
            .collect(Collectors.toSet());
    int typed = 0;
    int reused = 0;
    for (Map.Entry<String, String> fact : sources.entrySet()) {
      Bundle.Field field = bundle.fields().get(fact.getKey());
      if (fact.getValue().equals(APPLICANT)) {
        typed += field == null || ACTS.contains(field.type()) ? 0 : 1;
      } else if (fact.getValue().equals(IDENTITY) || queries.contains(fact.getValue())) {
        reused++;
      }
    }
    return new CaseCount(
        typed,
        reused,
        spared(bundle, answered, sources.keySet()),
        carried(bundle, file),
        departments(bundle, file),
        Duration.between(begun(file), end(file)),
        clocks.of(file.id(), Bundle.CASE_CLOCK).map(ClockView::net).orElse(Duration.ZERO));
  }

  /** A paper that this case would not have needed is not spared. */
  private static int spared(Bundle bundle, Set<String> answered, Set<String> facts) {
    return (int)
        bundle.materials().values().stream()
            .filter(material -> material.obtained().isSpared())
            .filter(
                material ->
                    material.obtained() == Material.How.CANCELLED
                        || (material.obtained().isAsked() ? answered : facts)
                            .contains(material.from()))
            .count();
  }

  private int carried(Bundle bundle, CaseFile file) {
    return earlier.used(file.id()).keySet().stream()
        .mapToInt(topic -> bundle.materialsFrom(topic).size())
        .sum();
  }

  private int departments(Bundle bundle, CaseFile file) {
    return (int)
        Stream.concat(
                Stream.of(bundle.leadDepartment()),
                steps.of(file.id()).stream().map(CaseStep::department).filter(Objects::nonNull))
            .distinct()
            .count();
  }

  private static Instant begun(CaseFile file) {
    return file.submittedAt() == null ? file.createdAt() : file.submittedAt();
  }

  private Instant end(CaseFile file) {
    return file.closedAt() == null ? clock.instant() : file.closedAt();
  }
}
