package io.onething.clerks;

import io.onething.access.Person;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.DepartmentAnswers;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldText;
import io.onething.catalog.FieldType;
import io.onething.catalog.Material;
import io.onething.clerks.CaseSheet.Named;
import io.onething.contests.Contest;
import io.onething.contests.Contests;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.ClerkTasks.ClerkTask;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what clerks see of contested values. */
@Component
class ContestSheets {

  private final Contests contests;
  private final CaseFiles files;
  private final DepartmentAnswers answers;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final StaffNames staff;

  ContestSheets(
      Contests contests,
      CaseFiles files,
      DepartmentAnswers answers,
      Catalog catalog,
      DepartmentFiles departments,
      StaffNames staff) {
    this.contests = contests;
    this.files = files;
    this.answers = answers;
    this.catalog = catalog;
    this.departments = departments;
    this.staff = staff;
  }

  /** For the department that decides. */
  ContestSheet of(Contest contest) {
    Bundle bundle = catalog.bundle(files.get(contest.caseId()).edition());
    Bundle.Field field = Objects.requireNonNull(bundle.fields().get(contest.field()));
    Call call = departments.call(contest.topic());
    Contest.@Nullable Answer answer = contest.words().answer();
    return new ContestSheet(
        CaseSheets.line(bundle, contest.field(), field, contest.words().value()),
        new Named(call.topic(), call.names()),
        named(contest.department()),
        answers.times(contest.caseId()).get(contest.topic()),
        contest.raisedAt(),
        contest.words().said(),
        contest.words().proof(),
        contest.words().files().size(),
        contest.proofDue() != null,
        DeskSheets.factInput(bundle, contest.field()),
        field.type() == FieldType.LIST ? entries(bundle, contest, field) : null,
        answer == null
            ? null
            : new ContestSheet.Kept(
                staff.of(answer.who()),
                answer.reason(),
                answer.value() == null
                    ? null
                    : CaseSheets.line(bundle, contest.field(), field, answer.value())));
  }

  private static ContestSheet.Entries entries(Bundle bundle, Contest contest, Bundle.Field field) {
    return new ContestSheet.Entries(
        new ListCorrection(bundle, contest.field(), field, contest.words().value(), LocalDate.MIN)
            .labels(),
        field.columns().entrySet().stream()
            .map(column -> input(column.getKey(), column.getValue()))
            .toList());
  }

  private static DeskSheet.FactInput input(String key, Bundle.Column column) {
    return new DeskSheet.FactInput(
        key,
        column.names(),
        column.type(),
        column.maxLength() == null ? FieldText.LONGEST : column.maxLength(),
        true,
        column.values().entrySet().stream()
            .map(value -> new Named(value.getKey(), value.getValue()))
            .toList());
  }

  /** The contested values of the case that a clerk sees, those that are settled left out. */
  List<ContestSheet.Contested> open(CaseFile file, Bundle bundle, ClerkTask task, Person clerk) {
    return contests.of(file.id()).stream()
        .filter(contest -> contest.state().isOpen())
        .filter(contest -> !Long.valueOf(contest.id()).equals(task.contest()))
        .flatMap(
            contest -> {
              Bundle.@Nullable Field field = bundle.fields().get(contest.field());
              Material.@Nullable Contest rule = bundle.contestOf(contest.field());
              boolean holds = rule != null && rule.holds().contains(task.element());
              return field == null
                      || !(holds || CaseSheets.isFor(contest.field(), field, task, clerk))
                  ? java.util.stream.Stream.empty()
                  : java.util.stream.Stream.of(
                      new ContestSheet.Contested(
                          contest.field(),
                          field.names(),
                          named(contest.department()),
                          contest.state().names(),
                          contest.raisedAt(),
                          holds,
                          holds && rule != null && rule.suspends() != null));
            })
        .toList();
  }

  private Named named(String department) {
    return new Named(department, departments.names(department));
  }
}
