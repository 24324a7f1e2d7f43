package io.onething.engine;

import io.onething.cases.ApplicantHasSaid;
import io.onething.cases.CaseChanges;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs cases through their models. */
@Component
@Transactional
public class CaseProcesses {

  /** The shared process that asks departments before the form is filled in. */
  static final String PREFILL = "prefill";

  private static final String CORRECTION = "Message_Correction";

  /** The message that begins a model's withdrawal. */
  static final String WITHDRAWAL = "Message_Withdrawal";

  private final HouseProcesses house;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final Catalog catalog;
  private final CaseVariables variables;
  private final DeskPlaces desk;
  private final ExternalTaskService tasks;
  private final OpenElements open;
  private final CaseChanges changes;
  private final ApplicationEventPublisher events;
  private final Map<String, String> definitions = new ConcurrentHashMap<>();

  CaseProcesses(
      HouseProcesses house,
      RuntimeService runtime,
      RepositoryService repository,
      CaseFiles files,
      CaseFacts facts,
      Catalog catalog,
      CaseVariables variables,
      DeskPlaces desk,
      ExternalTaskService tasks,
      OpenElements open,
      CaseChanges changes,
      ApplicationEventPublisher events) {
    this.house = house;
    this.runtime = runtime;
    this.repository = repository;
    this.files = files;
    this.facts = facts;
    this.catalog = catalog;
    this.variables = variables;
    this.desk = desk;
    this.tasks = tasks;
    this.open = open;
    this.changes = changes;
    this.events = events;
  }

  /** Asks the departments what the applicant need not type. */
  public void startPrefill(CaseId id, List<String> topics) {
    changes.gather(
        () ->
            house.start(
                PREFILL,
                PREFILL + ":" + id,
                Map.of(
                    ProcessVariables.CASE_ID,
                    id.toString(),
                    ProcessVariables.PREFILL_TOPICS,
                    String.join(",", topics))));
  }

  /** Whether departments are still being asked for the prefill. */
  @Transactional(readOnly = true)
  public boolean prefillRuns(CaseId id) {
    return runs(PREFILL + ":" + id, PREFILL);
  }

  /** Starts the bundle's model for a submitted case. */
  public void start(CaseId id, String caseNumber, Bundle bundle) {
    events.publishEvent(new ApplicantHasSaid(id, false));
    start(id, caseNumber, bundle, bundle.bundle());
  }

  /** Starts another process of the bundle beside the case, which may have ended. */
  void startBeside(CaseFile file, String process) {
    Bundle bundle = catalog.bundle(file.edition());
    start(file.id(), String.valueOf(file.caseNumber()), bundle, process);
  }

  private void start(CaseId id, String caseNumber, Bundle bundle, String process) {
    Map<String, @Nullable Object> initial = variables.initial(bundle, facts.all(id));
    initial.put(ProcessVariables.CASE_ID, id.toString());
    Optional<String> definition = definitionOf(bundle, process);
    changes.gather(
        () ->
            definition.isPresent()
                ? runtime.startProcessInstanceById(definition.get(), caseNumber, nullable(initial))
                : runtime.startProcessInstanceByKey(process, caseNumber, nullable(initial)));
  }

  /** Whether a process of this name stands beside the case, or is the case's own. */
  @Transactional(readOnly = true)
  boolean runs(String businessKey, String process) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(businessKey, process)
            .count()
        > 0;
  }

  /** The model that the bundle's edition was deployed with: a newer one may be a mere draft. */
  private Optional<String> definitionOf(Bundle bundle, String process) {
    return catalog
        .deploymentOf(bundle)
        .map(
            deployment ->
                definitions.computeIfAbsent(
                    deployment + "/" + process,
                    key ->
                        repository
                            .createProcessDefinitionQuery()
                            .deploymentId(deployment)
                            .processDefinitionKey(process)
                            .singleResult()
                            .getId()));
  }

  /**
   * The applicant has corrected the case; it goes on.
   *
   * @throws OneThingException {@code NOT_NOW} if it does not wait for a correction
   */
  public void correct(CaseFile file) {
    files.lock(file.id());
    events.publishEvent(new ApplicantHasSaid(file.id(), true));
    refresh(file);
    correlate(file, CORRECTION, "it does not wait for a correction");
  }

  /**
   * The applicant withdraws; what has been done is undone. While a department's call is at the
   * fallback desk nobody knows what it did: then the wish is kept, and takes effect when the person
   * at the desk knows.
   *
   * @throws OneThingException {@code NOT_NOW} with the reason if it is too late, or a department is
   *     just acting
   */
  public void withdraw(CaseFile file) {
    CaseFile locked = files.lock(file.id());
    Withdrawal possible = withdrawal(locked);
    if (possible == Withdrawal.AT_DESK) {
      files.askWithdrawal(file.id());
      return;
    }
    if (possible != Withdrawal.POSSIBLE) {
      throw new OneThingException(ErrorCode.NOT_NOW, possible.detail);
    }
    correlate(locked, WITHDRAWAL, "its model has no withdrawal");
  }

  /** Whether the case can be withdrawn now. */
  @Transactional(readOnly = true)
  public Withdrawal withdrawal(CaseFile file) {
    if (file.isClosed()) {
      return Withdrawal.CLOSED;
    }
    if (file.withdrawalClosed()) {
      return Withdrawal.TOO_LATE;
    }
    if (instanceOf(file) == null) {
      return Withdrawal.CLOSED;
    }
    List<String> paused =
        open.of(file).filter(CaseProcesses::isPaused).map(FlowElement::getId).toList();
    if (paused.isEmpty()) {
      return Withdrawal.POSSIBLE;
    }
    if (file.withdrawalAsked()) {
      return Withdrawal.ASKED;
    }
    return desk.elementsOf(file.id()).containsAll(paused)
        ? Withdrawal.AT_DESK
        : Withdrawal.NOT_THIS_MOMENT;
  }

  /**
   * Withdraws a case whose applicant has asked for it while a call was at the desk; to be called in
   * the transaction in which that call has ended. It is not yet time while a department may be
   * acting on another call: one that no worker has had is none.
   */
  void withdrawAsAsked(CaseFile before) {
    CaseFile file = files.lock(before.id());
    @Nullable ProcessInstance instance = instanceOf(file);
    if (!file.withdrawalAsked() || file.isClosed() || file.withdrawalClosed() || instance == null) {
      return;
    }
    var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
    boolean acting =
        tasks.createExternalTaskQuery().processInstanceId(instance.getId()).list().stream()
            .filter(call -> isPaused(model.getModelElementById(call.getActivityId())))
            .anyMatch(call -> call.getWorkerId() != null || call.getRetries() != null);
    if (!acting) {
      withdrawNow(file);
    }
  }

  /** Nothing was done of what a withdrawal would have to wait for. */
  void withdrawNow(CaseFile file) {
    correlate(file, WITHDRAWAL, "its model has no withdrawal");
  }

  private static boolean isPaused(@Nullable FlowElement element) {
    return element != null && "paused".equals(Declared.of(element).get(Declared.WITHDRAWAL));
  }

  /** Whether a withdrawal is possible, and why not. */
  public enum Withdrawal {
    POSSIBLE("可以撤回", "It can be withdrawn", ""),
    NOT_THIS_MOMENT(
        "部门正在办理，请稍后再试",
        "A department is acting on it; try again in a moment",
        "A department is acting on the case at this moment; expected: try again in a moment"),
    AT_DESK(
        "部门暂时联系不上；可以申请撤回，工作人员与部门核实后生效",
        "A department cannot be reached; you may ask now, and it takes effect when a person has found out"
            + " what was done",
        ""),
    ASKED(
        "已申请撤回，工作人员与部门核实后生效",
        "You have asked to withdraw; it takes effect when a person has found out what was done",
        "The applicant has asked for it already; expected: wait until a person has asked the department"),
    TOO_LATE(
        "已过可以撤回的阶段，不能再撤回",
        "Past the point up to which it can be withdrawn",
        "The case has passed the point up to which it can be withdrawn"),
    CLOSED("办件已结束", "It has ended", "The case has ended");

    private final Localized names;
    private final String detail;

    Withdrawal(String zh, String en, String detail) {
      this.names = new Localized(zh, en);
      this.detail = detail;
    }

    public Localized names() {
      return names;
    }

    /** Whether the applicant can ask for it now. */
    public boolean isAllowed() {
      return this == POSSIBLE || this == AT_DESK;
    }
  }

  /**
   * Hands a department's later answer to the model.
   *
   * @return false if the model does not wait for this message now
   */
  public boolean answer(CaseFile file, String message, Map<String, String> flags) {
    refresh(file);
    if (!isAwaited(file, message)) {
      return false;
    }
    try {
      runtime
          .createMessageCorrelation(message)
          .processInstanceBusinessKey(String.valueOf(file.caseNumber()))
          .setVariables(Map.copyOf(flags))
          .correlate();
      return true;
    } catch (MismatchingMessageCorrelationException notWaiting) {
      return false;
    }
  }

  /**
   * Lets a step go on that waits for people who take part.
   *
   * @param element the receive task
   * @param variable keeps what they have come to, for the gateway after it
   * @return false if the case does not wait there now
   */
  public boolean goOn(CaseFile file, String element, String variable, String result) {
    @Nullable ProcessInstance instance = instanceOf(file);
    if (instance == null) {
      return false;
    }
    @Nullable EventSubscription wait =
        runtime
            .createEventSubscriptionQuery()
            .processInstanceId(instance.getId())
            .eventType("message")
            .activityId(element)
            .singleResult();
    if (wait == null) {
      return false;
    }
    runtime.setVariable(instance.getId(), variable, result);
    runtime.messageEventReceived(wait.getEventName(), wait.getExecutionId());
    return true;
  }

  /** Asked first, since a message that nothing waits for is an error in the engine's log. */
  private boolean isAwaited(CaseFile file, String message) {
    return runtime
            .createExecutionQuery()
            .messageEventSubscriptionName(message)
            .processInstanceBusinessKey(String.valueOf(file.caseNumber()))
            .count()
        > 0;
  }

  /**
   * Facts of a case were corrected beside its model.
   *
   * @param flags codes that the model goes by and that say the same
   */
  void corrected(CaseFile file, Map<String, Object> flags) {
    refresh(file);
    @Nullable ProcessInstance instance = flags.isEmpty() ? null : instanceOf(file);
    if (instance != null) {
      runtime.setVariables(instance.getId(), flags);
    }
  }

  /**
   * Brings process variables in step with the facts: those of the case's own process, which has all
   * from the start, and what others that belong to the case have been given of them.
   */
  public void refresh(CaseFile file) {
    refresh(file, () -> facts.all(file.id()));
  }

  /**
   * As above.
   *
   * @param known all facts of the case as they are now; asked for only if anything follows from
   *     them
   */
  void refresh(CaseFile file, Supplier<Map<String, Object>> known) {
    Bundle bundle = catalog.bundle(file.edition());
    if (bundle.variables().isEmpty() || file.caseNumber() == null) {
      return;
    }
    List<ProcessInstance> instances =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(file.caseNumber()).list();
    if (!instances.isEmpty()) {
      Map<String, @Nullable Object> derived = variables.derived(bundle, known.get());
      instances.forEach(instance -> refresh(instance.getId(), derived));
    }
  }

  private void refresh(String instance, Map<String, @Nullable Object> derived) {
    Map<String, Object> known = runtime.getVariables(instance, derived.keySet());
    Map<String, @Nullable Object> changed = new HashMap<>(derived);
    changed.keySet().retainAll(known.keySet());
    changed
        .entrySet()
        .removeIf(entry -> Objects.equals(entry.getValue(), known.get(entry.getKey())));
    if (!changed.isEmpty()) {
      runtime.setVariables(instance, nullable(changed));
    }
  }

  /**
   * Hands a message to the case's model, which has to wait for it.
   *
   * @param otherwise why it does not go on, for whoever sent it
   * @throws OneThingException {@code NOT_NOW} if it does not wait for this message
   */
  void correlate(CaseFile file, String message, String otherwise) {
    try {
      runtime
          .createMessageCorrelation(message)
          .processInstanceBusinessKey(String.valueOf(file.caseNumber()))
          .correlate();
    } catch (MismatchingMessageCorrelationException notWaiting) {
      throw new OneThingException(
          ErrorCode.NOT_NOW, "The case is " + file.state() + "; " + otherwise);
    }
  }

  private @Nullable ProcessInstance instanceOf(CaseFile file) {
    return file.caseNumber() == null
        ? null
        : runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(file.caseNumber(), file.bundle())
            .singleResult();
  }

  /** The engine's signatures know no nullness; null values are allowed in its variables. */
  @SuppressWarnings({"unchecked", "NullAway"})
  private static Map<String, Object> nullable(Map<String, @Nullable Object> variables) {
    return (Map<String, Object>) (Map<String, ?>) variables;
  }
}
