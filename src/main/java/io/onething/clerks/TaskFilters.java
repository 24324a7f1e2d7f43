package io.onething.clerks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The filters that clerks find in Tasklist. None holds an expression ("the current user"): stored
 * expressions are switched off, so the filter of one's own tasks is made for each clerk.
 */
@Component
class TaskFilters {

  private static final String OF_THE_GROUP = "本组待办";
  private static final String OWN = "我的待办";

  private final FilterService filters;
  private final TaskService tasks;

  TaskFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** What nobody has claimed; the engine shows each clerk only the tasks of her groups. */
  List<String> ofTheGroup() {
    @Nullable Filter known =
        filters.createTaskFilterQuery().filterName(OF_THE_GROUP).list().stream()
            .filter(filter -> filter.getOwner() == null)
            .findFirst()
            .orElse(null);
    Filter filter =
        known == null
            ? save(
                OF_THE_GROUP,
                null,
                tasks.createTaskQuery().taskUnassigned(),
                "本组尚未认领的任务",
                10,
                "#1f5fa8")
            : known;
    return List.of(Objects.requireNonNull(filter.getId()));
  }

  /** What this clerk has claimed. */
  void ownOf(String clerk) {
    if (filters.createTaskFilterQuery().filterName(OWN).filterOwner(clerk).count() == 0) {
      save(OWN, clerk, tasks.createTaskQuery().taskAssignee(clerk), "已由我认领的任务", 20, "#2e7d32");
    }
  }

  private Filter save(
      String name,
      @Nullable String owner,
      TaskQuery query,
      String description,
      int priority,
      String color) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("description", description);
    properties.put("priority", priority);
    properties.put("color", color);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put("variables", List.of());
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(properties);
    if (owner != null) {
      filter.setOwner(owner);
    }
    return filters.saveFilter(filter);
  }
}
