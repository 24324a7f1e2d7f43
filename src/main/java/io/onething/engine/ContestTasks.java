package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.cases.StepStarted;
import io.onething.catalog.StaffRole;
import io.onething.deadlines.DeskClock;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.CaseGroups;
import io.onething.shared.Localized;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tasks of departments whose values are contested. Each is a step of the case beside its model,
 * with the department's clock.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ContestTasks {

  /** The process of {@code processes/shared/contest.bpmn}. */
  static final String PROCESS = "contest";

  /** The process variable that names the contest. */
  static final String CONTEST = "contestId";

  /** What its form decides. */
  public static final String DECISION = "contestDecision";

  private static final String ELEMENT = "Task_Contest";
  private static final String DEPARTMENT = "department";

  private final HouseProcesses house;
  private final CaseSteps steps;
  private final CaseProcesses processes;
  private final DepartmentFiles departments;
  private final CaseGroups groups;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ContestTasks(
      HouseProcesses house,
      CaseSteps steps,
      CaseProcesses processes,
      DepartmentFiles departments,
      CaseGroups groups,
      ApplicationEventPublisher events,
      Clock clock) {
    this.house = house;
    this.steps = steps;
    this.processes = processes;
    this.departments = departments;
    this.groups = groups;
    this.events = events;
    this.clock = clock;
  }

  /** Whether an element is one of the contests' own process, whose steps are kept here. */
  static boolean isContest(ActivityImpl activity) {
    return activity.getProcessDefinition() instanceof ProcessDefinitionEntity definition
        && PROCESS.equals(definition.getKey());
  }

  /**
   * Gives the department a task.
   *
   * @param clockName of the manifest, which runs meanwhile; null if the bundle has none for it any
   *     more
   * @param field the value's key, by which its step is told from those of other values
   * @param names what the value is called
   * @return the visit of the step, for {@link #left}
   */
  public String open(
      CaseFile file,
      long contest,
      String department,
      @Nullable String clockName,
      String field,
      Localized names) {
    String visit = UUID.randomUUID().toString();
    steps.start(
        file.id(),
        new StepStarted(
            visit,
            stepOf(field),
            CaseStep.Kind.CLERK,
            department,
            new Localized("异议核实：" + names.zh(), "Contested: " + names.en()),
            clockName));
    publish(file, Moment.ENTERED, clockName);
    house.start(
        PROCESS,
        String.valueOf(file.caseNumber()),
        Map.of(
            ProcessVariables.CASE_ID,
            file.id().toString(),
            CONTEST,
            Long.toString(contest),
            DEPARTMENT,
            department,
            ProcessVariables.GROUP,
            groups.group(StaffRole.HANDLER, file.id(), department, department),
            ProcessVariables.STEP,
            names.zh(),
            ProcessVariables.CLOCK,
            clockName == null ? DeskClock.NAME : clockName));
    return visit;
  }

  /** The department has completed its task. */
  public void left(CaseFile file, String visit, @Nullable String clockName, String field) {
    steps.end(file.id(), visit, stepOf(field), CaseStep.State.DONE);
    publish(file, Moment.LEFT, clockName);
  }

  private static String stepOf(String field) {
    return ELEMENT + "_" + field;
  }

  /**
   * A fact was corrected: what the model knows of it follows, its flag of the same name included.
   */
  public void corrected(CaseFile file, String topic, String field, Object value) {
    List<String> codes = departments.call(topic).flags().getOrDefault(field, List.of());
    boolean flag = value instanceof String code && codes.contains(code);
    processes.corrected(file, flag ? Map.of(field, value) : Map.of());
  }

  private void publish(CaseFile file, Moment moment, @Nullable String clockName) {
    if (clockName != null) {
      events.publishEvent(
          new MilestoneReached(
              file.id(),
              String.valueOf(file.caseNumber()),
              file.edition(),
              ELEMENT,
              moment,
              false,
              Map.of(Declared.CLOCK, clockName),
              clock.instant()));
    }
  }
}
