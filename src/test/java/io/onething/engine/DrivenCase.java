package io.onething.engine;

import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.allocation.Drawing;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.deadlines.Climbing;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.ErrorRule;
import io.onething.departments.Outcome;
import io.onething.participants.Participations;
import io.onething.participants.SignatureWaits;
import io.onething.shared.CaseId;
import io.onething.statistics.Counting;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A case that goes on only as far as its departments, clerks and clock are moved by hand. */
final class DrivenCase {

  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final String WORKER = "worker-by-hand";

  private final String bundle;
  private final DepartmentScript departments;
  private final Map<String, Object> typed = new LinkedHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private CaseId id;
  private String caseNumber;
  private String instance;
  private Runnable beforeMoveOutIsReported = () -> {};
  private CallbackInbox.Receipt overtaking;

  /** A clear case of the shipped talent bundle. */
  DrivenCase() {
    this(ProcessWorld.BUNDLE, new DepartmentScript());
    typed.put("talentCategory", "FRESH_GRADUATE");
    typed.put("settleType", "TALENT_COLLECTIVE");
    typed.put("mobile", "13800000000");
    typed.put("truthPledge", true);
  }

  DrivenCase(String bundle, DepartmentScript departments) {
    this.bundle = bundle;
    this.departments = departments;
  }

  /** What the applicant types. */
  DrivenCase typing(String field, Object value) {
    typed.put(field, value);
    return this;
  }

  /** What a department says of the applicant: flags by pairs. */
  DrivenCase answering(String topic, String... flags) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < flags.length; i += 2) {
      given.put(flags[i], flags[i + 1]);
    }
    departments.flags(topic, given);
    return this;
  }

  DrivenCase knowing(String topic, String fact, Object value) {
    departments.fact(topic, fact, value);
    return this;
  }

  /** These departments do not answer until {@link #answered}. */
  DrivenCase silent(String... topics) {
    departments.silent.addAll(List.of(topics));
    return this;
  }

  /** The silent departments answer at the same moment; their reports meet at the join. */
  DrivenCase answeredAtOnce() {
    List<ExternalTask> open = openTasks();
    CountDownLatch ready = new CountDownLatch(open.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> reports = new ArrayList<>();
      for (ExternalTask task : open) {
        LockedExternalTask locked = fetch(task.getTopicName()).get(0);
        reports.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  work(locked);
                  return task.getTopicName();
                }));
      }
      for (Future<?> report : reports) {
        report.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
    departments.silent.clear();
    return goOn();
  }

  /** These departments cannot be reached, and their next attempt is the last. */
  DrivenCase outOfOrder(String... topics) {
    List.of(topics).forEach(topic -> departments.outOfOrder.put(topic, 0));
    return this;
  }

  /** The next attempt fails, and as many are left as before. */
  DrivenCase failing(String topic) {
    departments.outOfOrder.put(topic, 1);
    departments.silent.remove(topic);
    answerTasks();
    return this;
  }

  /** All departments can be reached again. */
  DrivenCase repaired() {
    departments.outOfOrder.clear();
    return this;
  }

  DrivenCase refusing(String topic, String reason) {
    departments.refuse(topic, reason);
    return this;
  }

  /** The silent departments answer now. */
  DrivenCase answered() {
    departments.silent.clear();
    return goOn();
  }

  /** All silent departments answer now but these. */
  DrivenCase answeredExcept(String... topics) {
    departments.silent.retainAll(List.of(topics));
    return goOn();
  }

  /** The origin's callback comes while the request to it is still being reported. */
  DrivenCase answerOfOriginOvertakes(String result, String key, String value) {
    return beforeTheMoveOutIsReported(() -> overtaking = originCallsBack(result, key, value));
  }

  DrivenCase beforeTheMoveOutIsReported(Runnable happens) {
    beforeMoveOutIsReported = happens;
    return this;
  }

  CallbackInbox.Receipt overtaking() {
    return overtaking;
  }

  DrivenCase submit() {
    return submit("person-" + PEOPLE.incrementAndGet());
  }

  /**
   * @param person the applicant, as the identity provider knows her
   */
  DrivenCase submit(String person) {
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              CaseFiles files = bean(CaseFiles.class);
              id = files.openDraft(bundle, person);
              bean(CaseFacts.class)
                  .record(
                      id,
                      "identity",
                      Map.of("applicantName", "测试" + person, "idNumber", "11010519491231002X"));
              bean(CaseFacts.class).record(id, "applicant", typed);
              caseNumber = files.submit(id);
              bean(CaseProcesses.class).start(id, caseNumber, ProcessWorld.bundle(bundle));
            });
    instance =
        bean(RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseNumber, bundle)
            .singleResult()
            .getId();
    return goOn();
  }

  /** Runs what is due and lets the departments answer, until all wait for somebody. */
  DrivenCase goOn() {
    while (runDueJobs() | answerTasks() | bean(SignatureWaits.class).sweep() > 0) {
      // until nothing moves
    }
    return this;
  }

  /** It is this civil time now, and what is due has happened. */
  DrivenCase at(String civil) {
    ProcessWorld.setTime(LocalDateTime.parse(civil));
    return goOn();
  }

  /** The server looks at the ladders. */
  DrivenCase climb() {
    Climbing.round(ProcessWorld.context());
    return this;
  }

  private boolean runDueJobs() {
    ManagementService management = bean(ManagementService.class);
    List<Job> due =
        instances()
            .flatMap(
                each ->
                    management
                        .createJobQuery()
                        .processInstanceId(each)
                        .executable()
                        .orderByJobDuedate()
                        .asc()
                        .list()
                        .stream())
            .toList();
    due.stream().map(Job::getId).limit(1).forEach(management::executeJob);
    return !due.isEmpty();
  }

  private boolean answerTasks() {
    List<ExternalTask> open =
        openTasks().stream()
            .filter(task -> !departments.silent.contains(task.getTopicName()))
            .toList();
    open.forEach(task -> fetch(task.getTopicName()).forEach(this::work));
    return !open.isEmpty();
  }

  private List<ExternalTask> openTasks() {
    return instances()
        .flatMap(
            each ->
                bean(ExternalTaskService.class)
                    .createExternalTaskQuery()
                    .processInstanceId(each)
                    .notLocked()
                    .withRetriesLeft()
                    .list()
                    .stream())
        .toList();
  }

  /** That of the case, those that it has called, and what follows its end. */
  private Stream<String> instances() {
    return bean(RuntimeService.class)
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .list()
        .stream()
        .map(ProcessInstance::getId);
  }

  private List<LockedExternalTask> fetch(String topic) {
    return bean(ExternalTaskService.class)
        .fetchAndLock(1, WORKER)
        .topic(topic, 60_000)
        .processInstanceVariableEquals(Map.of(ProcessVariables.CASE_ID, id.toString()))
        .variables(ProcessVariables.CASE_ID)
        .execute();
  }

  private void work(LockedExternalTask task) {
    GatewayTasks gateway = bean(GatewayTasks.class);
    if (gateway.completedByKnownAnswer(HeldTask.of(task))) {
      return;
    }
    asked.add(task.getTopicName());
    ExternalTask found = gateway.find(task.getId()).orElseThrow();
    Integer attemptsLeft = departments.outOfOrder.get(task.getTopicName());
    if (attemptsLeft != null) {
      gateway.fail(
          found,
          new GatewayRequests.Failure(
              WORKER, "UNREACHABLE no connection", "", attemptsLeft, 0, null),
          null);
      return;
    }
    String refusal = departments.refusalOf(task.getTopicName());
    if (task.getTopicName().equals("origin.move-out")) {
      beforeMoveOutIsReported.run();
    }
    if (refusal == null) {
      gateway.complete(found, WORKER, outcome(task.getTopicName(), departments), null);
    } else {
      gateway.refuse(
          found,
          new GatewayRequests.BpmnError(WORKER, errorOf(task.getTopicName()), refusal, null),
          Outcome.EMPTY,
          null);
    }
  }

  /** The error that the call of the topic is refused as. */
  private static String errorOf(String topic) {
    return bean(DepartmentFiles.class).call(topic).errors().stream()
        .filter(ErrorRule.Refuse.class::isInstance)
        .map(rule -> ((ErrorRule.Refuse) rule).error())
        .findFirst()
        .orElseThrow();
  }

  static Outcome outcome(String topic, DepartmentScript script) {
    return Outcome.of(bean(DepartmentFiles.class).call(topic), script.answer(topic));
  }

  /**
   * The origin has a ticket for the case, though the case has not come so far as to wait for it.
   */
  DrivenCase knownToTheOrigin() {
    bean(DepartmentTickets.class)
        .keep("police-origin", departments.ticket(), "origin.move-out", id);
    return this;
  }

  /** The origin's callback, and what follows from it. */
  CallbackInbox.Receipt originSays(String result, String key, String value) {
    CallbackInbox.Receipt receipt = originCallsBack(result, key, value);
    goOn();
    return receipt;
  }

  CallbackInbox.Receipt originCallsBack(String result, String key, String value) {
    String body =
        "{\"ticket\": \"%s\", \"result\": \"%s\", \"%s\": \"%s\"}"
            .formatted(departments.ticket(), result, key, value);
    return bean(CallbackInbox.class).receive("police-origin", body);
  }

  DrivenCase movedOut() {
    originSays("MOVED_OUT", "certificateNo", "QYZ20260001");
    return this;
  }

  /** A clerk completes the open task of this element. */
  DrivenCase clerk(String task, Object... variables) {
    Map<String, Object> given = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      given.put((String) variables[i], variables[i + 1]);
    }
    TaskService tasks = bean(TaskService.class);
    tasks.complete(
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(caseNumber)
            .taskDefinitionKey(task)
            .singleResult()
            .getId(),
        given);
    return goOn();
  }

  DrivenCase correct(String field, Object value) {
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              bean(CaseFacts.class).record(id, "applicant", Map.of(field, value));
              bean(CaseProcesses.class).correct(file());
            });
    return goOn();
  }

  /** The applicant answers the form that is asked for. */
  DrivenCase answer(Map<String, Object> given) {
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              ApplicantQuestions.Asked asked =
                  bean(ApplicantQuestions.class).asked(file()).orElseThrow();
              bean(CaseFacts.class).record(id, "applicant", given);
              bean(ApplicantQuestions.class).answered(file(), asked);
            });
    return goOn();
  }

  /** The applicant asks for what the bundle offers after the end, when it has been counted. */
  DrivenCase followUp(String followUp, Map<String, Object> given) {
    Counting.round(ProcessWorld.context());
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              bean(CaseFacts.class).record(id, "afterwards", given);
              bean(FollowUps.class).begin(file(), followUp);
            });
    return goOn();
  }

  /** The server looks at the batches. */
  DrivenCase drawn() {
    Drawing.round(ProcessWorld.context());
    return goOn();
  }

  /** Somebody who takes part signs, by her citizen number. */
  DrivenCase sign(String idNumber) {
    Participations.Part part = part(idNumber);
    Person person = participant(idNumber, name(part));
    bean(Participations.class).sign(person, caseNumber, which(part), part.version(), person.name());
    return goOn();
  }

  DrivenCase decline(String idNumber) {
    Participations.Part part = part(idNumber);
    bean(Participations.class)
        .decline(participant(idNumber, name(part)), caseNumber, which(part), part.version(), null);
    return goOn();
  }

  /** What somebody who takes part reads that she was told, by her citizen number. */
  List<String> told(String idNumber) {
    return bean(Participations.class).parts(participant(idNumber, "参与人"), caseNumber).stream()
        .map(Participations.Part::address)
        .flatMap(
            address ->
                bean(JdbcClient.class)
                    .sql(
                        "SELECT message FROM outbox WHERE case_id = ? AND channel = 'IN_APP' AND audience = 'PARTICIPANT' AND recipient = ? ORDER BY id")
                    .params(id.toString(), address)
                    .query(String.class)
                    .list()
                    .stream())
        .toList();
  }

  /** The first that she has not decided, else her first. */
  private Participations.Part part(String idNumber) {
    List<Participations.Part> parts =
        bean(Participations.class).parts(participant(idNumber, "参与人"), caseNumber);
    return parts.stream()
        .filter(Participations.Part::maySign)
        .findFirst()
        .orElseGet(() -> parts.get(0));
  }

  private static String name(Participations.Part part) {
    boolean forAnother = part.place() == Participations.Place.FOR_ANOTHER;
    return String.valueOf(part.entry().get(forAnother ? "signerName" : "name"));
  }

  private static Participations.Which which(Participations.Part part) {
    return new Participations.Which(part.who().participants(), part.who().part());
  }

  private static Person participant(String idNumber, String name) {
    return new Person(
        "subject-" + idNumber, name, idNumber, null, Set.of(Role.APPLICANT), List.of(), null);
  }

  DrivenCase withdraw() {
    bean(CaseProcesses.class).withdraw(file());
    return goOn();
  }

  /** The fallback desk looks around. */
  DrivenCase swept() {
    bean(FallbackDeskSweep.class).sweep();
    return goOn();
  }

  CaseFile file() {
    return bean(CaseFiles.class).get(id);
  }

  CaseId id() {
    return id;
  }

  String instance() {
    return instance;
  }

  String caseNumber() {
    return caseNumber;
  }

  /** The topics that departments were really asked, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private static <T> T bean(Class<T> type) {
    return ProcessWorld.bean(type);
  }
}
