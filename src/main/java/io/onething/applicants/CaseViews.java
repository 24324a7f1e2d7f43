package io.onething.applicants;

import io.onething.availability.Availability;
import io.onething.availability.Pause;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.CaseTimeline;
import io.onething.cases.Masking;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldType;
import io.onething.catalog.FollowUp;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.Light;
import io.onething.departments.DepartmentFiles;
import io.onething.documents.Documents;
import io.onething.engine.CaseProcesses;
import io.onething.engine.CriticalPath;
import io.onething.engine.OpenWaits;
import io.onething.notifications.Messages;
import io.onething.organisation.CaseOffices;
import io.onething.shared.Localized;
import io.onething.statistics.BeforeView;
import io.onething.statistics.CaseCount;
import io.onething.statistics.CaseCounting;
import io.onething.statistics.Taken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what an applicant sees of a case. */
@Component
@Transactional(readOnly = true)
class CaseViews {

  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final CaseOffices offices;
  private final CaseFacts facts;
  private final CaseSteps steps;
  private final CaseTimeline timeline;
  private final Clocks clocks;
  private final Messages messages;
  private final Documents documents;
  private final CaseProcesses processes;
  private final CorrectionViews corrections;
  private final Forms forms;
  private final Availability availability;
  private final CriticalPath criticalPath;
  private final CaseCounting counting;
  private final EarlierMaterials earlier;
  private final ContestViews contests;
  private final FollowUpRequests followUps;
  private final OpenWaits openWaits;

  CaseViews(
      Catalog catalog,
      DepartmentFiles departments,
      CaseOffices offices,
      CaseFacts facts,
      CaseSteps steps,
      CaseTimeline timeline,
      Clocks clocks,
      Messages messages,
      Documents documents,
      CaseProcesses processes,
      CorrectionViews corrections,
      Forms forms,
      Availability availability,
      CriticalPath criticalPath,
      CaseCounting counting,
      EarlierMaterials earlier,
      ContestViews contests,
      FollowUpRequests followUps,
      OpenWaits openWaits) {
    this.catalog = catalog;
    this.departments = departments;
    this.offices = offices;
    this.facts = facts;
    this.steps = steps;
    this.timeline = timeline;
    this.clocks = clocks;
    this.messages = messages;
    this.documents = documents;
    this.processes = processes;
    this.corrections = corrections;
    this.forms = forms;
    this.availability = availability;
    this.criticalPath = criticalPath;
    this.counting = counting;
    this.earlier = earlier;
    this.contests = contests;
    this.followUps = followUps;
    this.openWaits = openWaits;
  }

  CaseView.Summary summary(CaseFile file) {
    Bundle bundle = catalog.bundle(file.edition());
    return new CaseView.Summary(
        String.valueOf(file.caseNumber()),
        new CaseView.Named(bundle.bundle(), bundle.names()),
        file.state(),
        file.state().names(),
        file.submittedAt(),
        file.outcome(),
        bundle.outcome(file.outcome()).map(Bundle.CaseOutcome::names).orElse(null),
        bundle.outcome(file.outcome()).map(Bundle.CaseOutcome::tone).orElse(null));
  }

  CaseView of(CaseFile file) {
    Bundle bundle = catalog.bundle(file.edition());
    Map<String, Object> known = facts.all(file.id());
    List<ClockView> running = clocks.of(file.id());
    List<CaseStep> done = steps.of(file.id());
    Map<String, Localized> at = offices.of(file.id());
    Map<String, Localized> waits = waits(file, bundle, done);
    CaseProcesses.Withdrawal withdrawal = processes.withdrawal(file);
    return new CaseView(
        String.valueOf(file.caseNumber()),
        new CaseView.Named(bundle.bundle(), bundle.names()),
        maskedName(bundle, known),
        file.state(),
        file.state().names(),
        file.outcome(),
        bundle.outcome(file.outcome()).map(Bundle.CaseOutcome::names).orElse(null),
        bundle.outcome(file.outcome()).map(Bundle.CaseOutcome::tone).orElse(null),
        file.submittedAt(),
        file.acceptedAt(),
        file.closedAt(),
        file.version(),
        light(latest(Bundle.CASE_CLOCK, running)),
        lightNames(latest(Bundle.CASE_CLOCK, running)),
        running,
        criticalPath.of(file, done, running).stream().sorted().toList(),
        done.stream().map(step -> step(step, running, at, waits)).toList(),
        messages.of(file.id()).stream()
            .map(message -> new CaseView.MessageView(message.id(), message.text(), message.at()))
            .toList(),
        documents(file),
        List.copyOf(earlier.of(file.id(), bundle).values()),
        contests.contestable(file, known),
        contests.of(file),
        corrections.of(file, bundle, known, awaited(done, running)),
        new CaseView.WithdrawalView(withdrawal.isAllowed(), withdrawal.names()),
        timeline(file, bundle, done, running),
        file.isClosed() ? count(bundle, file) : null,
        file.isClosed() ? followUps.of(file, FollowUp::form) : List.of());
  }

  private CaseView.CountView count(Bundle bundle, CaseFile file) {
    CaseCount count = counting.of(file);
    return new CaseView.CountView(
        count.typed(),
        count.reused(),
        count.spared(),
        count.carried(),
        count.departments(),
        Taken.of(count.gross()),
        Taken.of(count.net()),
        BeforeView.of(bundle));
  }

  /** What everybody may see who has to do with the case: how far it is. */
  record Progress(
      Light light, Localized lightNames, List<ClockView> clocks, List<CaseView.StepView> steps) {}

  Progress progress(CaseFile file) {
    List<ClockView> running = clocks.of(file.id());
    Map<String, Localized> at = offices.of(file.id());
    List<CaseStep> done = steps.of(file.id());
    Map<String, Localized> waits = waits(file, catalog.bundle(file.edition()), done);
    return new Progress(
        light(latest(Bundle.CASE_CLOCK, running)),
        lightNames(latest(Bundle.CASE_CLOCK, running)),
        running,
        done.stream().map(step -> step(step, running, at, waits)).toList());
  }

  List<CaseView.DocumentView> documents(CaseFile file) {
    return documents.of(file.id()).stream()
        .map(
            document ->
                new CaseView.DocumentView(
                    document.id(),
                    document.names(),
                    document.issuedAt(),
                    document.verificationCode(),
                    document.revoked(),
                    "/api/cases/" + file.caseNumber() + "/documents/" + document.id()))
        .toList();
  }

  /** Outside of the reading transaction: the first download keeps what it renders. */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  byte[] pdf(CaseFile file, String document) {
    return documents.pdf(file.id(), document);
  }

  /**
   * @param at the offices that the case went to, by department
   * @param waits what steps wait for that nobody answers, by step
   */
  private CaseView.StepView step(
      CaseStep step,
      List<ClockView> clocks,
      Map<String, Localized> at,
      Map<String, Localized> waits) {
    boolean open = step.state() == CaseStep.State.OPEN;
    Optional<ClockView> clock = open ? open(step.clock(), clocks) : Optional.empty();
    return new CaseView.StepView(
        step.element(),
        step.shownNames(),
        step.kind(),
        step.department() == null
            ? null
            : new CaseView.Named(step.department(), namesOf(step, step.department(), at)),
        step.state(),
        step.since(),
        step.until(),
        clock.map(ClockView::due).orElse(null),
        clock.map(ClockView::provisional).orElse(false),
        light(clock),
        lightNames(clock),
        open ? waits.getOrDefault(step.element(), waitsFor(step, at)) : null,
        step.reused(),
        step.atDesk(),
        step.byHand() == null ? null : step.byHand().names(),
        step.tacit());
  }

  private static Light light(Optional<ClockView> clock) {
    return clock.map(ClockView::light).orElse(Light.GREY);
  }

  private static Localized lightNames(Optional<ClockView> clock) {
    return clock.map(ClockView::lightNames).orElse(Light.GREY.names(null));
  }

  private static Optional<ClockView> latest(String clock, List<ClockView> clocks) {
    return clocks.stream()
        .filter(view -> view.id().equals(clock))
        .reduce((earlier, later) -> later);
  }

  private static Optional<ClockView> open(@Nullable String clock, List<ClockView> clocks) {
    return clocks.stream().filter(view -> view.id().equals(clock) && view.open()).findFirst();
  }

  /** What the open steps wait for that nobody answers, in words of the bundle. */
  private Map<String, Localized> waits(CaseFile file, Bundle bundle, List<CaseStep> done) {
    Map<String, Localized> waits = new HashMap<>();
    boolean any =
        done.stream()
            .anyMatch(
                step -> step.state() == CaseStep.State.OPEN && step.kind() == CaseStep.Kind.WAIT);
    if (any) {
      openWaits
          .forSeats(file)
          .forEach(
              (step, reason) -> {
                Bundle.@Nullable Code code = bundle.codes().get(reason);
                if (code != null) {
                  waits.put(step, code.names());
                }
              });
    }
    return waits;
  }

  /** A clerk's step is done at an office, where there is one. */
  private Localized namesOf(CaseStep step, String department, Map<String, Localized> at) {
    @Nullable Localized office = step.kind() == CaseStep.Kind.CLERK ? at.get(department) : null;
    return office == null ? departments.department(department).names() : office;
  }

  private Localized waitsFor(CaseStep step, Map<String, Localized> at) {
    if (step.kind() == CaseStep.Kind.PARTICIPANTS) {
      return toBeSigned();
    }
    if (step.department() == null) {
      return new Localized("等待您办理", "Waiting for you");
    }
    Localized names = namesOf(step, step.department(), at);
    if (step.atDesk()) {
      return new Localized(
          "人工协调中：办不成事窗口正在与" + names.zh() + "联系",
          "Being handled by a person: the fallback desk is in contact with " + names.en());
    }
    return switch (step.kind()) {
      case CHECK, EFFECT, UNDO ->
          availability
              .pause(departments.department(step.department()))
              .map(Pause::text)
              .orElseGet(() -> answerOf(names));
      case WAIT -> answerOf(names);
      case CLERK ->
          new Localized("等待" + names.zh() + "工作人员办理", "Waiting for a clerk of " + names.en());
      case APPLICANT -> new Localized("等待您办理", "Waiting for you");
      case PARTICIPANTS -> toBeSigned();
    };
  }

  private static Localized toBeSigned() {
    return new Localized("等待各参与人签署", "Waiting for those who take part to sign");
  }

  private static Localized answerOf(Localized names) {
    return new Localized("等待" + names.zh() + "答复", "Waiting for the answer of " + names.en());
  }

  /** The clock by which the applicant has to act: that of the open step that waits for it. */
  private static Optional<ClockView> awaited(List<CaseStep> steps, List<ClockView> clocks) {
    return steps.stream()
        .filter(step -> step.state() == CaseStep.State.OPEN)
        .filter(step -> step.kind() == CaseStep.Kind.APPLICANT && step.clock() != null)
        .flatMap(step -> open(step.clock(), clocks).stream())
        .findFirst();
  }

  private static String maskedName(Bundle bundle, Map<String, Object> known) {
    Optional<String> key =
        bundle.fields().entrySet().stream()
            .filter(entry -> entry.getValue().source().equals("identity"))
            .filter(entry -> entry.getValue().type() == FieldType.TEXT)
            .map(Map.Entry::getKey)
            .findFirst();
    return key.map(known::get).map(name -> Masking.name(name.toString())).orElse("");
  }

  private List<CaseView.TimelineView> timeline(
      CaseFile file, Bundle bundle, List<CaseStep> done, List<ClockView> clocks) {
    Map<String, Localized> elements = new HashMap<>();
    bundle.fields().forEach((key, field) -> elements.put(key, field.names()));
    done.forEach(step -> elements.put(step.element(), step.names()));
    Map<String, Localized> timed = new HashMap<>();
    clocks.forEach(clock -> timed.put(clock.id(), clock.names()));
    return timeline.of(file.id()).stream()
        .flatMap(entry -> TimelineTexts.of(entry, elements, timed).stream())
        .toList();
  }
}
