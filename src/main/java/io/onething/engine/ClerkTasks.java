package io.onething.engine;

import io.onething.shared.CaseId;
import io.onething.shared.Listed;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tasks of clerks, seen with a clerk's own eyes. */
@Component
public class ClerkTasks {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final IdentityService identity;
  private final DeskMatters desk;

  ClerkTasks(
      TaskService tasks,
      RuntimeService runtime,
      RepositoryService repository,
      IdentityService identity,
      DeskMatters desk) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.identity = identity;
    this.desk = desk;
  }

  /**
   * A clerk's task.
   *
   * @param element the BPMN id
   * @param due when its own limit is up, null without one
   * @param clock the clock that the model declares for it
   * @param department the department that the model declares for it
   * @param flags the codes that the model goes by, by name
   * @param groups whose task it is
   * @param assignee who has claimed it, null if nobody has
   * @param topics the topic of each external task of the model, by BPMN id
   * @param shows the facts that it is about, to be read first
   * @param choosesSeat whether it is about choosing a place of the season
   * @param contest the contest that it decides; null for any other task
   * @param desk what it is about, for a task of the fallback desk; else null
   */
  public record ClerkTask(
      String id,
      String element,
      Localized names,
      CaseId caseId,
      Instant since,
      @Nullable Instant due,
      @Nullable String clock,
      @Nullable String department,
      Map<String, String> flags,
      List<String> groups,
      @Nullable String assignee,
      Map<String, String> topics,
      List<String> shows,
      boolean choosesSeat,
      @Nullable Long contest,
      @Nullable DeskMatter desk) {}

  /** The task, if the engine lets this clerk see it. */
  public Optional<ClerkTask> visibleTo(String clerk, List<String> groups, String taskId) {
    @Nullable Task task;
    try {
      identity.setAuthentication(clerk, groups);
      task = tasks.createTaskQuery().taskId(taskId).singleResult();
    } finally {
      identity.clearAuthentication();
    }
    return Optional.ofNullable(task).flatMap(this::described);
  }

  /**
   * Makes a task somebody's, whoever had claimed it. Works in the caller's transaction.
   *
   * @param clerk null: nobody's, for its groups to claim
   */
  public void assign(String taskId, @Nullable String clerk) {
    tasks.setAssignee(taskId, clerk);
  }

  private Optional<ClerkTask> described(Task task) {
    Map<String, Object> variables = runtime.getVariables(task.getExecutionId());
    if (!(variables.get(ProcessVariables.CASE_ID) instanceof String caseId)) {
      return Optional.empty();
    }
    Map<String, String> flags = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          if (value instanceof String code) {
            flags.put(name, code);
          }
        });
    BpmnModelInstance model = repository.getBpmnModelInstance(task.getProcessDefinitionId());
    @Nullable FlowElement element = model.getModelElementById(task.getTaskDefinitionKey());
    Map<String, String> declared =
        element == null ? Map.of() : Declared.handed(Declared.of(element), variables::get);
    @Nullable Long contest =
        variables.get(ContestTasks.CONTEST) instanceof String id ? Long.valueOf(id) : null;
    // A process that all bundles use is handed in variables what others declare.
    Map<String, String> said = contest == null ? declared : flags;
    @Nullable DeskMatter matter = desk.of(variables).orElse(null);
    return Optional.of(
        new ClerkTask(
            task.getId(),
            task.getTaskDefinitionKey(),
            new Localized(task.getName(), declared.getOrDefault(Declared.ENGLISH, task.getName())),
            CaseId.of(caseId),
            task.getCreateTime().toInstant(),
            task.getDueDate() == null ? null : task.getDueDate().toInstant(),
            matter == null ? said.get(Declared.CLOCK) : matter.clock(),
            said.get(Declared.DEPARTMENT),
            flags,
            groups(task),
            task.getAssignee(),
            topics(model),
            Listed.names(declared.get(Declared.SHOWS)),
            Declared.choosesSeat(declared),
            contest,
            matter));
  }

  private List<String> groups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Map<String, String> topics(BpmnModelInstance model) {
    Map<String, String> topics = new LinkedHashMap<>();
    for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
      if (task.getCamundaTopic() != null) {
        topics.put(task.getId(), task.getCamundaTopic());
      }
    }
    return topics;
  }
}
