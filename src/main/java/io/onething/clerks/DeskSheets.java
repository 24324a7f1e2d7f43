package io.onething.clerks;

import io.onething.cases.AnswerWay;
import io.onething.cases.CaseFiles;
import io.onething.cases.DeskEntries;
import io.onething.cases.DeskEntries.Kept;
import io.onething.cases.GivingUp;
import io.onething.cases.HandAnswer;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldText;
import io.onething.clerks.CaseSheet.Line;
import io.onething.clerks.CaseSheet.Named;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.DeskMatter;
import io.onething.journal.CallJournal;
import io.onething.journal.JournalEntry;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a person at the fallback desk sees of one matter. */
@Component
class DeskSheets {

  private static final Localized HIDDEN = new Localized("****", "****");

  private static final Localized WITHDRAWAL =
      new Localized("申请人撤回（部门确认未办理）", "Withdrawn by the applicant (nothing was done)");

  private final CaseFiles files;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final DeskEntries entries;
  private final CallJournal journal;

  DeskSheets(
      CaseFiles files,
      Catalog catalog,
      DepartmentFiles departments,
      DeskEntries entries,
      CallJournal journal) {
    this.files = files;
    this.catalog = catalog;
    this.departments = departments;
    this.entries = entries;
    this.journal = journal;
  }

  DeskSheet of(DeskMatter matter) {
    Bundle bundle = bundleOf(matter);
    Call call = matter.call();
    Department department = departments.department(call.department());
    return new DeskSheet(
        new Named(call.topic(), call.names()),
        new Localized(matter.step(), call.names().en()),
        new Named(department.id(), department.names()),
        department.contact() == null
            ? null
            : new DeskSheet.Contact(department.contact().zh(), department.contact().phone()),
        matter.reason().names(),
        matter.since(),
        matter.times(),
        lastCause(matter),
        matter.lastMessage(),
        call.answers().stream().map(key -> factInput(bundle, key)).toList(),
        new TreeMap<>(call.flags())
            .entrySet().stream()
                .map(flag -> flagInput(bundle, flag.getKey(), flag.getValue()))
                .toList(),
        call.shape() == CallShape.ANSWER_LATER,
        Arrays.stream(AnswerWay.values()).map(way -> new Named(way.name(), way.names())).toList(),
        givingUps(matter),
        files.get(matter.caseId()).withdrawalAsked(),
        entries.answer(matter.externalTask()).map(kept -> answer(bundle, kept)).orElse(null),
        entries
            .givingUp(matter.externalTask())
            .map(kept -> givingUp(bundle, matter, kept))
            .orElse(null));
  }

  private @Nullable Localized lastCause(DeskMatter matter) {
    return journal.of(matter.caseId()).stream()
        .filter(entry -> entry.externalTask().equals(matter.externalTask()))
        .map(JournalEntry::cause)
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .map(Attempt.Cause::names)
        .orElse(null);
  }

  /** The bundle of the matter's case. */
  Bundle bundleOf(DeskMatter matter) {
    return catalog.bundle(files.get(matter.caseId()).edition());
  }

  /** As what the matter can be given up. */
  List<DeskSheet.GivingUpChoice> givingUps(DeskMatter matter) {
    Bundle bundle = bundleOf(matter);
    List<DeskSheet.GivingUpChoice> choices = new ArrayList<>();
    if (files.get(matter.caseId()).withdrawalAsked()) {
      choices.add(new DeskSheet.GivingUpChoice(GivingUp.WITHDRAWAL, WITHDRAWAL, List.of()));
    }
    matter
        .errors()
        .forEach(
            (error, name) ->
                choices.add(
                    new DeskSheet.GivingUpChoice(
                        error, new Localized(name, name), reasonsOf(bundle, error))));
    return choices;
  }

  private static List<Named> reasonsOf(Bundle bundle, String error) {
    return new TreeMap<>(bundle.codes())
        .entrySet().stream()
            .filter(code -> error.equals(code.getValue().error()))
            .map(code -> new Named(code.getKey(), code.getValue().names()))
            .toList();
  }

  /** How a fact is typed by hand. */
  static DeskSheet.FactInput factInput(Bundle bundle, String key) {
    Bundle.Field field = bundle.fields().get(key);
    if (field == null) {
      throw new IllegalStateException("Bundle " + bundle.bundle() + " has no field " + key);
    }
    return new DeskSheet.FactInput(
        key,
        field.names(),
        field.type(),
        field.maxLength() == null ? FieldText.LONGEST : field.maxLength(),
        field.type().isTypable(),
        field.values().entrySet().stream()
            .map(value -> new Named(value.getKey(), value.getValue()))
            .toList());
  }

  private static DeskSheet.FlagInput flagInput(Bundle bundle, String flag, List<String> values) {
    return new DeskSheet.FlagInput(
        flag,
        flagNames(bundle, flag),
        values.stream()
            .map(value -> new Named(value, CodeNames.of(bundle, List.of(value))))
            .toList());
  }

  private static Localized flagNames(Bundle bundle, String flag) {
    Bundle.@Nullable Field field = bundle.fields().get(flag);
    return field == null
        ? new Localized("核验结论（" + flag + "）", "Result (" + flag + ")")
        : new Localized(field.names().zh() + "（判定）", field.names().en() + " (for the rules)");
  }

  private static DeskSheet.KeptAnswer answer(Bundle bundle, Kept<HandAnswer> kept) {
    HandAnswer answer = kept.entry();
    return new DeskSheet.KeptAnswer(
        kept.who(),
        kept.at(),
        answer.way().names(),
        answer.who(),
        answer.ticket(),
        new TreeMap<>(answer.facts()).entrySet().stream().map(fact -> line(bundle, fact)).toList(),
        new TreeMap<>(answer.flags())
            .entrySet().stream()
                .map(
                    flag ->
                        new Line(
                            flag.getKey(),
                            flagNames(bundle, flag.getKey()),
                            CodeNames.of(bundle, List.of(flag.getValue())),
                            false))
                .toList());
  }

  private static Line line(Bundle bundle, Map.Entry<String, Object> fact) {
    Bundle.Field field = bundle.fields().get(fact.getKey());
    return field == null
        ? new Line(fact.getKey(), new Localized(fact.getKey(), fact.getKey()), HIDDEN, true)
        : CaseSheets.line(bundle, fact.getKey(), field, fact.getValue());
  }

  private static DeskSheet.KeptGivingUp givingUp(
      Bundle bundle, DeskMatter matter, Kept<GivingUp> kept) {
    GivingUp entry = kept.entry();
    String error = matter.errors().getOrDefault(entry.error(), entry.error());
    Localized names =
        entry.error().equals(GivingUp.WITHDRAWAL) ? WITHDRAWAL : new Localized(error, error);
    return new DeskSheet.KeptGivingUp(
        kept.who(),
        kept.at(),
        names,
        entry.reason() == null ? null : CodeNames.of(bundle, List.of(entry.reason())),
        entry.note());
  }
}
