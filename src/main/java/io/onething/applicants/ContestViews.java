package io.onething.applicants;

import io.onething.applicants.ContestView.Contestable;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldType;
import io.onething.catalog.Wording;
import io.onething.contests.Contest;
import io.onething.contests.Contests;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.Localized;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the person may contest of a case or draft, and what became of it. */
@Component
class ContestViews {

  private final Contests contests;
  private final Catalog catalog;
  private final DepartmentFiles departments;

  ContestViews(Contests contests, Catalog catalog, DepartmentFiles departments) {
    this.contests = contests;
    this.catalog = catalog;
    this.departments = departments;
  }

  /** The oldest first. */
  List<ContestView> of(CaseFile file) {
    Bundle bundle = catalog.bundle(file.edition());
    return contests.of(file.id()).stream().map(contest -> view(file, bundle, contest)).toList();
  }

  /**
   * What can be contested now: the values that departments have supplied, in the order of the
   * fields; nothing once the case has ended.
   *
   * @param known the facts of the case
   */
  List<Contestable> contestable(CaseFile file, Map<String, Object> known) {
    if (file.isClosed()) {
      return List.of();
    }
    Bundle bundle = catalog.bundle(file.edition());
    Wording wording = new Wording(bundle);
    return bundle.fields().entrySet().stream()
        .filter(
            field -> bundle.contestOf(field.getKey()) != null && known.get(field.getKey()) != null)
        .map(
            field ->
                new Contestable(
                    field.getKey(),
                    field.getValue().names(),
                    shown(
                        wording.of(
                            field.getKey(), Objects.requireNonNull(known.get(field.getKey())))),
                    named(departments.call(field.getValue().source()).department()),
                    field.getValue().type() == FieldType.LIST))
        .toList();
  }

  private ContestView view(CaseFile file, Bundle bundle, Contest contest) {
    Wording wording = new Wording(bundle);
    boolean told = contest.state() != Contest.State.NOTED && contest.state() != Contest.State.OPEN;
    Contest.@Nullable Answer answer = told ? contest.words().answer() : null;
    boolean corrected = contest.state() == Contest.State.CORRECTED;
    Bundle.@Nullable Field field = bundle.fields().get(contest.field());
    @Nullable String proof = contests.proofField(file, contest).orElse(null);
    return new ContestView(
        contest.id(),
        contest.field(),
        field == null ? new Localized(contest.field(), contest.field()) : field.names(),
        shown(wording.of(contest.field(), contest.words().value())),
        named(contest.department()),
        contest.state(),
        contest.state().names(),
        contest.words().said(),
        answer == null ? null : answer.reason(),
        corrected && answer != null && answer.value() != null
            ? shown(wording.of(contest.field(), answer.value()))
            : null,
        contest.words().proof(),
        contest.raisedAt(),
        contest.decidedAt(),
        contest.state() == Contest.State.PROOF_ASKED ? contest.proofDue() : null,
        proof,
        proof == null ? 0 : Objects.requireNonNull(bundle.fields().get(proof)).mostFiles());
  }

  /** A list may be empty. */
  private static Localized shown(Localized words) {
    return words.zh().isEmpty() ? new Localized("无", "none") : words;
  }

  private CaseView.Named named(String department) {
    return new CaseView.Named(department, departments.names(department));
  }
}
