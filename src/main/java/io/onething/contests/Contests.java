package io.onething.contests;

import io.onething.cases.ApplicantHasSaid;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseState;
import io.onething.cases.CaseTimeline;
import io.onething.cases.ContestChanged;
import io.onething.cases.EarlierAnswers;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Material;
import io.onething.contests.Contest.Answer;
import io.onething.contests.Contest.State;
import io.onething.contests.Contest.Words;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.ContestTasks;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.shared.TypedText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person contests. What is said before the application goes to the department when it is
 * submitted: a draft is nobody's work yet.
 */
@Component
@Transactional
public class Contests {

  /** So often the same value may be contested in one case; then other remedies are left. */
  private static final int MOST = 3;

  private static final TypedText WORDS = new TypedText(2, 500);

  private final ContestStore store;
  private final ContestTasks tasks;
  private final HeldClocks clocks;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final CaseTimeline timeline;
  private final EarlierAnswers earlier;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Contests(
      ContestStore store,
      ContestTasks tasks,
      HeldClocks clocks,
      CaseFiles files,
      CaseFacts facts,
      CaseTimeline timeline,
      EarlierAnswers earlier,
      Catalog catalog,
      DepartmentFiles departments,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.tasks = tasks;
    this.clocks = clocks;
    this.files = files;
    this.facts = facts;
    this.timeline = timeline;
    this.earlier = earlier;
    this.catalog = catalog;
    this.departments = departments;
    this.events = events;
    this.clock = clock;
  }

  /** All of the case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Contest> of(CaseId id) {
    return store.of(id);
  }

  @Transactional(readOnly = true)
  public Optional<Contest> find(long id) {
    return store.find(id);
  }

  /**
   * The person says that a value is wrong. Said again before the application, the words take the
   * place of the earlier ones.
   *
   * @throws OneThingException {@code INVALID_INPUT}, {@code NOT_NOW}
   */
  public void raise(CaseFile seen, String field, @Nullable String said) {
    CaseFile file = files.lock(seen.id());
    if (file.isClosed()) {
      throw notNow("The case has ended");
    }
    Bundle bundle = catalog.bundle(file.edition());
    @Nullable Object value = facts.all(file.id()).get(field);
    if (bundle.contestOf(field) == null || value == null) {
      throw faulty(
          "field",
          new Localized("这一项不能提出异议", "This value cannot be contested"),
          "a value that a department has supplied, of a material with contest");
    }
    String text = text("said", said);
    List<Contest> before =
        store.of(file.id()).stream().filter(each -> each.field().equals(field)).toList();
    for (Contest each : before) {
      if (each.state() == State.NOTED) {
        store.setWords(each.id(), each.words().saying(text));
        return;
      }
      if (each.state().isOpen()) {
        throw notNow("This value is contested already; the department has yet to decide");
      }
    }
    if (before.size() >= MOST) {
      throw notNow("This value has been contested " + MOST + " times; the department has decided");
    }
    String topic = Objects.requireNonNull(bundle.fields().get(field)).source();
    long id =
        store.add(
            file.id(),
            field,
            topic,
            departments.call(topic).department(),
            new Words(value, text, null, null, List.of()),
            clock.instant());
    earlier.setDisputed(file.id(), topic, true);
    if (file.state() != CaseState.DRAFT) {
      raised(file, bundle, store.find(id).orElseThrow());
    }
    files.touch(file.id());
  }

  /** The draft has become a case: what was noted goes to the departments. */
  @EventListener
  void on(ApplicantHasSaid said) {
    if (said.correction()) {
      return;
    }
    List<Contest> noted =
        store.of(said.caseId()).stream().filter(each -> each.state() == State.NOTED).toList();
    if (!noted.isEmpty()) {
      CaseFile file = files.get(said.caseId());
      Bundle bundle = catalog.bundle(file.edition());
      noted.forEach(each -> raised(file, bundle, each));
    }
  }

  private void raised(CaseFile file, Bundle bundle, Contest contest) {
    timeline.append(file.id(), "CONTESTED", contest.field());
    toDepartment(file, bundle, contest);
    clocks.begin(file, bundle, contest);
    tell(contest, ContestChanged.Kind.RAISED, bundle, null);
  }

  /** Gives the department a task. */
  void toDepartment(CaseFile file, Bundle bundle, Contest contest) {
    Material.@Nullable Contest rule = bundle.contestOf(contest.field());
    String visit =
        tasks.open(
            file,
            contest.id(),
            contest.department(),
            rule == null ? null : rule.clock(),
            contest.field(),
            names(bundle, contest.field()));
    store.open(contest.id(), visit);
  }

  /**
   * The person hands in what the department has asked for; it has the task again.
   *
   * @param handedIn ids of files that the person has uploaded for the field of the proof
   * @throws OneThingException {@code INVALID_INPUT}, {@code NOT_NOW}
   */
  public void prove(CaseFile seen, long id, @Nullable String said, List<String> handedIn) {
    CaseFile file = files.lock(seen.id());
    Contest contest = ofCase(file, id);
    if (contest.state() != State.PROOF_ASKED) {
      throw notNow("No proof is asked for; the contest is " + contest.state());
    }
    Bundle bundle = catalog.bundle(file.edition());
    store.setWords(id, contest.words().answered(null).proven(text("said", said), handedIn));
    timeline.append(file.id(), "CONTEST_PROVEN", contest.field());
    toDepartment(file, bundle, contest);
    files.touch(file.id());
  }

  /** The field that takes the files of the proof, if one is asked for and the bundle has one. */
  @Transactional(readOnly = true)
  public Optional<String> proofField(CaseFile file, Contest contest) {
    Material.@Nullable Contest rule = catalog.bundle(file.edition()).contestOf(contest.field());
    return contest.state() == State.PROOF_ASKED && rule != null
        ? Optional.ofNullable(rule.proof())
        : Optional.empty();
  }

  /** Whether the case waits for files of this field as a proof. */
  @Transactional(readOnly = true)
  public boolean awaitsProof(CaseFile file, String field) {
    return store.of(file.id()).stream()
        .anyMatch(each -> proofField(file, each).filter(field::equals).isPresent());
  }

  /** Keeps what a clerk has typed, until the task is completed with it. */
  public void keepAnswer(long id, Answer answer) {
    Contest contest = store.find(id).orElseThrow();
    files.lock(contest.caseId());
    store.setWords(id, contest.words().answered(answer));
  }

  private Contest ofCase(CaseFile file, long id) {
    return store
        .find(id)
        .filter(each -> each.caseId().equals(file.id()))
        .orElseThrow(
            () -> new OneThingException(ErrorCode.UNKNOWN_CASE, "No such contest in this case"));
  }

  void tell(Contest contest, ContestChanged.Kind kind, Bundle bundle, @Nullable Instant until) {
    events.publishEvent(
        new ContestChanged(
            contest.caseId(),
            kind,
            names(bundle, contest.field()),
            departments.names(contest.department()),
            until,
            clock.instant()));
  }

  static Localized names(Bundle bundle, String field) {
    Bundle.@Nullable Field declared = bundle.fields().get(field);
    return declared == null ? new Localized(field, field) : declared.names();
  }

  private static String text(String field, @Nullable String given) {
    return WORDS
        .of(given)
        .orElseThrow(
            () ->
                faulty(
                    field,
                    new Localized("请说明，2至500字", "Please explain in 2 to 500 characters"),
                    WORDS.expected()));
  }

  private static OneThingException faulty(String field, Localized problem, String expected) {
    return OneThingException.faultyFields(List.of(new FieldFault(field, problem, null, expected)));
  }

  private static OneThingException notNow(String why) {
    return new OneThingException(ErrorCode.NOT_NOW, why);
  }
}
