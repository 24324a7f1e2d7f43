package io.onething.engine;

import io.onething.cases.CaseChanges;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.cases.StepStarted;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.CaseId;
import io.onething.shared.Listed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Brings the case up to date when its model enters or leaves one element. */
class CaseListener implements ExecutionListener {

  private static final Set<String> WHILE_OPEN =
      Set.of(
          Declared.CLOCK,
          Declared.SUSPENDS,
          Declared.SUSPENDS_CLOCKS,
          Declared.CASE_CLOCK,
          Declared.SEAT,
          Declared.WAITS_FOR,
          Declared.STATE);

  private final ModelElement element;
  private final Parts parts;

  CaseListener(ModelElement element, Parts parts) {
    this.element = element;
    this.parts = parts;
  }

  /** What the listeners of all elements share. */
  record Parts(
      CaseFiles files,
      CaseFacts facts,
      CaseSteps steps,
      DepartmentFiles departments,
      TaskSignals signals,
      ApplicationEventPublisher events,
      Clock clock) {}

  @Override
  public void notify(DelegateExecution execution) {
    if (!(execution.getVariable(ProcessVariables.CASE_ID) instanceof String id)) {
      return;
    }
    CaseId caseId = CaseId.of(id);
    CaseFile file = parts.files().lock(caseId);
    if (EVENTNAME_START.equals(execution.getEventName())) {
      entered(execution, file);
    } else {
      left(execution, file);
    }
  }

  private void entered(DelegateExecution execution, CaseFile file) {
    if (element.stepKind() == ModelElement.StepKind.EXTERNAL) {
      parts.signals().raiseAfterCommit(element.fixedTopic());
    }
    if (!element.isNoStep()) {
      CaseChanges.stepBegun();
    }
    if (file.state() == CaseState.DRAFT) {
      return;
    }
    Map<String, String> declared = declared(execution);
    if (element.isTurnOfCaller()) {
      StepVisits.belongToCaller(execution);
    } else if (!element.isNoStep()) {
      parts.steps().start(file.id(), step(execution, declared));
    } else if (declared.containsKey(Declared.ANSWER_FORM)) {
      parts.files().touch(file.id());
    }
    if (declared.containsKey(Declared.STATE)) {
      parts.files().moveTo(file.id(), CaseState.valueOf(declared.get(Declared.STATE)));
    }
    if ("closed".equals(declared.get(Declared.WITHDRAWAL))) {
      parts.files().closeWithdrawal(file.id());
    }
    Map<String, String> now = new LinkedHashMap<>();
    if (element.event()) {
      keep(execution, file.id(), declared);
      now.putAll(declared);
    } else {
      declared.forEach(
          (key, value) -> {
            if (WHILE_OPEN.contains(key)) {
              now.put(key, value);
            } else if (key.equals(Declared.NOTIFY_ON_ENTER)) {
              now.put(Declared.NOTIFY, value);
            }
          });
    }
    publish(file, Moment.ENTERED, false, now);
    @Nullable String outcome = declared.get(Declared.OUTCOME);
    if (outcome != null) {
      parts.files().close(file.id(), outcome);
    }
    @Nullable String overturned = declared.get(Declared.OVERTURN);
    if (overturned != null) {
      parts.files().overturn(file.id(), overturned);
    }
  }

  private void left(DelegateExecution execution, CaseFile file) {
    if (element.event() || file.state() == CaseState.DRAFT) {
      return;
    }
    boolean cancelled = execution.isCanceled();
    Map<String, String> declared = declared(execution);
    if (!element.isNoStep() && !element.isTurnOfCaller()) {
      parts
          .steps()
          .end(
              file.id(),
              execution.getActivityInstanceId(),
              shown(execution).id(),
              cancelled ? CaseStep.State.CANCELLED : CaseStep.State.DONE);
    }
    Map<String, String> now = new LinkedHashMap<>();
    for (String key :
        List.of(
            Declared.CLOCK,
            Declared.SUSPENDS,
            Declared.SUSPENDS_CLOCKS,
            Declared.WAITS_FOR,
            Declared.DEPARTMENT)) {
      if (declared.containsKey(key)) {
        now.put(key, declared.get(key));
      }
    }
    if (!cancelled) {
      keep(execution, file.id(), declared);
      for (String key :
          List.of(
              Declared.DOCUMENT, Declared.NOTIFY, Declared.NOTIFY_PARTICIPANTS, Declared.REMIND)) {
        if (declared.containsKey(key)) {
          now.put(key, declared.get(key));
        }
      }
    }
    publish(file, Moment.LEFT, cancelled, now);
  }

  private void publish(
      CaseFile file, Moment moment, boolean cancelled, Map<String, String> declared) {
    if (declared.isEmpty()) {
      return;
    }
    MilestoneReached milestone =
        new MilestoneReached(
            file.id(),
            String.valueOf(file.caseNumber()),
            file.edition(),
            element.id(),
            moment,
            cancelled,
            declared,
            parts.clock().instant());
    // What follows is the product's own doing: a clerk by whose completion the case came here may
    // not even see its process, and would leave variables as they were.
    Context.getCommandContext()
        .runWithoutAuthorization(
            () -> {
              parts.events().publishEvent(milestone);
              return true;
            });
  }

  private void keep(DelegateExecution execution, CaseId id, Map<String, String> declared) {
    @Nullable String names = declared.get(Declared.KEEP);
    if (names == null) {
      return;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    for (String name : Listed.names(names)) {
      kept.put(name, CallingActivity.variable(execution, name));
    }
    parts.facts().record(id, "decision", kept);
  }

  /** What the element says; in a shared process, with what its caller handed over. */
  private Map<String, String> declared(DelegateExecution execution) {
    return Declared.handed(element.declared(), execution::getVariable);
  }

  /** The element that people see. */
  private ModelElement shown(DelegateExecution execution) {
    return element.belongsToCaller() ? CallingActivity.of(execution).orElse(element) : element;
  }

  private StepStarted step(DelegateExecution execution, Map<String, String> declared) {
    ModelElement shown = shown(execution);
    @Nullable String topic = element.fixedTopic();
    @Nullable Call call = topic == null ? null : parts.departments().find(topic).orElse(null);
    @Nullable String department =
        call != null ? call.department() : either(declared, shown.declared(), Declared.DEPARTMENT);
    return new StepStarted(
        execution.getActivityInstanceId(),
        shown.id(),
        kind(call, department),
        department,
        shown.names(),
        either(declared, shown.declared(), Declared.CLOCK));
  }

  private static @Nullable String either(
      Map<String, String> own, Map<String, String> callers, String name) {
    @Nullable String declared = own.get(name);
    return declared == null ? callers.get(name) : declared;
  }

  private CaseStep.Kind kind(@Nullable Call call, @Nullable String department) {
    if (element.undo()) {
      return CaseStep.Kind.UNDO;
    }
    if (element.stepKind() == ModelElement.StepKind.USER) {
      return CaseStep.Kind.CLERK;
    }
    if (element.stepKind() == ModelElement.StepKind.RECEIVE) {
      if (element.declared().containsKey(Declared.WAITS_FOR)) {
        return CaseStep.Kind.PARTICIPANTS;
      }
      return department == null ? CaseStep.Kind.APPLICANT : CaseStep.Kind.WAIT;
    }
    if (element.stepKind() == ModelElement.StepKind.CALL) {
      return CaseStep.Kind.WAIT;
    }
    return call == null || !call.hasEffect() ? CaseStep.Kind.CHECK : CaseStep.Kind.EFFECT;
  }
}
