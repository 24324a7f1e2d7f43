package io.onething.clerks;

import io.onething.access.Person;
import io.onething.allocation.FreePlaces;
import io.onething.availability.Availability;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldType;
import io.onething.clerks.CaseSheet.Check;
import io.onething.clerks.CaseSheet.Critical;
import io.onething.clerks.CaseSheet.Line;
import io.onething.clerks.CaseSheet.Named;
import io.onething.clerks.CaseSheet.Section;
import io.onething.clerks.CaseSheet.Waiting;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.Light;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.engine.CriticalPath;
import io.onething.organisation.Offices;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what one clerk sees of one case. */
@Component
class CaseSheets {

  private static final Localized APPLICANT = new Localized("申请人填报", "Given by the applicant");
  private static final Localized IDENTITY = new Localized("统一身份认证", "Unified identity");
  private static final Localized DECISION = new Localized("判定和决定", "Rules and decisions");
  private static final Localized SEASON = new Localized("本期安排", "Of the season");

  private final CaseFiles files;
  private final CaseFacts facts;
  private final CaseSteps steps;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final Clocks clocks;
  private final CaseRemarks remarks;
  private final SheetCalls calls;
  private final SheetLateAnswers lateAnswers;
  private final Availability availability;
  private final LadderMoments ladder;
  private final StandInActs standIns;
  private final CriticalPath criticalPath;
  private final ContestSheets contests;
  private final SheetSignatures signatures;
  private final FreePlaces places;
  private final Offices offices;

  CaseSheets(
      CaseFiles files,
      CaseFacts facts,
      CaseSteps steps,
      Catalog catalog,
      DepartmentFiles departments,
      Clocks clocks,
      CaseRemarks remarks,
      SheetCalls calls,
      SheetLateAnswers lateAnswers,
      Availability availability,
      LadderMoments ladder,
      StandInActs standIns,
      CriticalPath criticalPath,
      ContestSheets contests,
      SheetSignatures signatures,
      FreePlaces places,
      Offices offices) {
    this.files = files;
    this.facts = facts;
    this.steps = steps;
    this.catalog = catalog;
    this.departments = departments;
    this.clocks = clocks;
    this.remarks = remarks;
    this.calls = calls;
    this.lateAnswers = lateAnswers;
    this.availability = availability;
    this.ladder = ladder;
    this.standIns = standIns;
    this.criticalPath = criticalPath;
    this.contests = contests;
    this.signatures = signatures;
    this.places = places;
    this.offices = offices;
  }

  /**
   * The sheet of this task for this clerk.
   *
   * @param standIn for whom she does it, null if it is her own work
   */
  CaseSheet of(ClerkTask task, Person clerk, CaseSheet.@Nullable StandIn standIn) {
    CaseFile file = files.get(task.caseId());
    Bundle bundle = catalog.bundle(file.edition());
    List<CaseStep> all = steps.of(task.caseId());
    @Nullable String department = departmentOf(task, clerk);
    Optional<ClockView> clock =
        Optional.ofNullable(task.clock()).flatMap(name -> clocks.of(task.caseId(), name));
    return new CaseSheet(
        String.valueOf(file.caseNumber()),
        new Named(bundle.bundle(), bundle.names()),
        new Named(task.element(), task.names()),
        task.groups().stream().map(offices::groupName).toList(),
        file.state().names(),
        task.since(),
        clock.map(ClockView::due).orElse(task.due()),
        clock.map(ClockView::dueText).orElse(null),
        clock.map(ClockView::light).orElse(Light.GREY),
        clock.map(ClockView::lightNames).orElse(Light.GREY.names(null)),
        critical(file, all),
        first(bundle, file, task, clerk),
        task.choosesSeat() ? places.of(file) : List.of(),
        sections(bundle, file, task, clerk),
        checks(task, bundle, all),
        timeline(all, ladder.of(task.caseId(), bundle), standIns.of(task.caseId(), all)),
        remarks.of(task.caseId(), department),
        task.desk() != null,
        standIn,
        task.contest() != null,
        contests.open(file, bundle, task, clerk),
        signatures.of(file, bundle, task, clerk),
        calls.of(file),
        lateAnswers.of(file, bundle, task, clerk),
        waiting(all));
  }

  /** The whole value of a field, if it is one that this clerk may ask for. */
  Optional<String> value(ClerkTask task, Person clerk, String key) {
    Bundle bundle = catalog.bundle(files.get(task.caseId()).edition());
    return Optional.ofNullable(bundle.fields().get(key))
        .filter(field -> field.type() != FieldType.FILE && isFor(key, field, task, clerk))
        .map(field -> facts.all(task.caseId()).get(key))
        .map(MaskedValues::plain);
  }

  /** The same of a late answer. */
  Optional<String> lateValue(ClerkTask task, Person clerk, long answer, String key) {
    Bundle bundle = catalog.bundle(files.get(task.caseId()).edition());
    return lateAnswers.value(bundle, task, clerk, answer, key);
  }

  /** Whether this clerk may look at a file that the case names in this field. */
  boolean showsFile(ClerkTask task, Person clerk, String key, String id) {
    Bundle bundle = catalog.bundle(files.get(task.caseId()).edition());
    return Optional.ofNullable(bundle.fields().get(key))
        .filter(field -> field.type() == FieldType.FILE && isFor(key, field, task, clerk))
        .map(field -> facts.all(task.caseId()).get(key))
        .filter(named -> named instanceof Collection<?> ids && ids.contains(id))
        .isPresent();
  }

  /** For which department this clerk works on the task; empty if for none. */
  Localized departmentNames(ClerkTask task, Person clerk) {
    @Nullable String department = departmentOf(task, clerk);
    return department == null ? new Localized("", "") : departments.names(department);
  }

  /** The case number, by which audit rows name a case. */
  String caseNumber(ClerkTask task) {
    return String.valueOf(files.get(task.caseId()).caseNumber());
  }

  /** A supervisor has no department; what counts is the task's, which the engine lets her see. */
  static @Nullable String departmentOf(ClerkTask task, Person clerk) {
    return clerk.department() == null ? task.department() : clerk.department();
  }

  private List<Section> sections(Bundle bundle, CaseFile file, ClerkTask task, Person clerk) {
    Map<String, Object> known = facts.all(file.id());
    Map<String, List<Line>> bySource = new LinkedHashMap<>();
    bundle
        .fields()
        .forEach(
            (key, field) -> {
              @Nullable Object value = known.get(key);
              if (!task.shows().contains(key) && isShown(key, field, value, task, clerk)) {
                bySource
                    .computeIfAbsent(sourceOf(field), source -> new ArrayList<>())
                    .add(line(bundle, key, field, Objects.requireNonNull(value)));
              }
            });
    List<Section> sections = new ArrayList<>();
    bySource.forEach((source, lines) -> sections.add(new Section(named(source), lines)));
    return sections;
  }

  private List<Line> first(Bundle bundle, CaseFile file, ClerkTask task, Person clerk) {
    if (task.shows().isEmpty()) {
      return List.of();
    }
    Map<String, Object> known = facts.all(file.id());
    List<Line> lines = new ArrayList<>();
    for (String key : task.shows()) {
      Bundle.@Nullable Field field = bundle.fields().get(key);
      @Nullable Object value = known.get(key);
      if (field != null && value != null && isShown(key, field, value, task, clerk)) {
        lines.add(line(bundle, key, field, value));
      }
    }
    return lines;
  }

  private static boolean isShown(
      String key, Bundle.Field field, @Nullable Object value, ClerkTask task, Person clerk) {
    return isFor(key, field, task, clerk) && value != null && !value.toString().isBlank();
  }

  /**
   * At the fallback desk one sees what the call might see and may answer, elsewhere what the
   * department may.
   */
  static boolean isFor(String key, Bundle.Field field, ClerkTask task, Person clerk) {
    if (task.desk() != null) {
      return task.desk().call().facts().contains(key) || task.desk().call().answers().contains(key);
    }
    @Nullable String department = departmentOf(task, clerk);
    return department != null && field.departments().contains(department);
  }

  private String sourceOf(Bundle.Field field) {
    return field.topic().flatMap(departments::find).map(Call::department).orElse(field.source());
  }

  private Named named(String source) {
    return new Named(
        source,
        switch (source) {
          case "applicant" -> APPLICANT;
          case "identity" -> IDENTITY;
          case "decision" -> DECISION;
          case "season" -> SEASON;
          default -> departments.names(source);
        });
  }

  static Line line(Bundle bundle, String key, Bundle.Field field, Object value) {
    if (field.type() == FieldType.FILE) {
      List<String> ids =
          value instanceof Collection<?> many
              ? many.stream().map(String::valueOf).toList()
              : List.of();
      return new Line(
          key,
          field.names(),
          new Localized(ids.size() + " 个文件", ids.size() + " files"),
          false,
          ids);
    }
    if (MaskedValues.isMasked(field) && value instanceof Collection<?> many) {
      return new Line(key, field.names(), MaskedValues.count(many), !many.isEmpty());
    }
    if (MaskedValues.isMasked(field)) {
      String masked = MaskedValues.masked(field, value);
      return new Line(key, field.names(), new Localized(masked, masked), true);
    }
    return new Line(key, field.names(), CodeNames.of(bundle, field, value), false);
  }

  private List<Critical> critical(CaseFile file, List<CaseStep> all) {
    Set<String> critical = criticalPath.of(file, all, clocks.of(file.id()));
    return all.stream()
        .filter(step -> step.state() == CaseStep.State.OPEN && critical.contains(step.element()))
        .map(
            step ->
                new Critical(
                    step.shownNames(), step.department() == null ? null : named(step.department())))
        .toList();
  }

  private List<Waiting> waiting(List<CaseStep> all) {
    return all.stream()
        .filter(step -> step.state() == CaseStep.State.OPEN && isCall(step))
        .flatMap(step -> waiting(step).stream())
        .toList();
  }

  private Optional<Waiting> waiting(CaseStep step) {
    return Optional.ofNullable(step.department())
        .flatMap(department -> availability.pause(departments.department(department)))
        .map(
            pause ->
                new Waiting(
                    step.shownNames(), named(String.valueOf(step.department())), pause.text()));
  }

  private static boolean isCall(CaseStep step) {
    return switch (step.kind()) {
      case CHECK, EFFECT, UNDO -> !step.atDesk();
      case CLERK, WAIT, APPLICANT, PARTICIPANTS -> false;
    };
  }

  private List<Check> checks(ClerkTask task, Bundle bundle, List<CaseStep> all) {
    return all.stream()
        .filter(step -> step.kind() == CaseStep.Kind.CHECK)
        .map(step -> check(task, bundle, step))
        .toList();
  }

  private Check check(ClerkTask task, Bundle bundle, CaseStep step) {
    List<String> codes =
        departments
            .find(String.valueOf(task.topics().get(step.element())))
            .map(call -> call.flags().keySet().stream().sorted().toList())
            .orElse(List.of())
            .stream()
            .map(task.flags()::get)
            .filter(Objects::nonNull)
            .toList();
    return new Check(
        step.shownNames(),
        step.department() == null ? null : named(step.department()),
        codes.isEmpty() || step.state() != CaseStep.State.DONE
            ? CodeNames.of(step)
            : CodeNames.of(bundle, codes),
        step.state() == CaseStep.State.DONE && CodeNames.isDoubtful(bundle, codes),
        step.until() == null ? step.since() : step.until());
  }

  private static List<Moment> timeline(
      List<CaseStep> all, List<Moment> climbed, List<Moment> stoodIn) {
    return Stream.of(all.stream().map(CaseSheets::moment), climbed.stream(), stoodIn.stream())
        .flatMap(moments -> moments)
        .sorted(Comparator.comparing(Moment::at))
        .toList();
  }

  private static Moment moment(CaseStep step) {
    Localized state = CodeNames.of(step);
    return new Moment(
        step.until() == null ? step.since() : step.until(),
        new Localized(
            step.shownNames().zh() + "：" + state.zh(), step.shownNames().en() + ": " + state.en()));
  }
}
