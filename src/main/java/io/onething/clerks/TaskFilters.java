package io.onething.clerks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
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
  private static final String OF_ABSENT = "代办待办";

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
    Filter filter = known == null ? filters.newTaskFilter(OF_THE_GROUP) : known;
    if (known == null) {
      filter.setQuery(tasks.createTaskQuery().taskUnassigned());
    }
    return List.of(Objects.requireNonNull(save(filter, "本组尚未认领的任务", 10, "#1f5fa8").getId()));
  }

  /** What this clerk has claimed. */
  void ownOf(String clerk) {
    @Nullable Filter known =
        filters.createTaskFilterQuery().filterName(OWN).filterOwner(clerk).singleResult();
    Filter filter = known == null ? filters.newTaskFilter(OWN) : known;
    if (known == null) {
      filter.setOwner(clerk);
      filter.setQuery(tasks.createTaskQuery().taskAssignee(clerk));
    }
    save(filter, "已由我认领的任务", 20, "#2e7d32");
  }

  /**
   * What those have claimed for whom this clerk stands in; no filter while she stands in for
   * nobody.
   */
  void ofAbsent(String clerk, List<String> absent) {
    @Nullable Filter known =
        filters.createTaskFilterQuery().filterName(OF_ABSENT).filterOwner(clerk).singleResult();
    if (absent.isEmpty()) {
      if (known != null) {
        filters.deleteFilter(Objects.requireNonNull(known.getId()));
      }
      return;
    }
    Filter filter = known == null ? filters.newTaskFilter(OF_ABSENT) : known;
    filter.setOwner(clerk);
    filter.setQuery(tasks.createTaskQuery().taskAssigneeIn(absent.toArray(String[]::new)));
    filters.saveFilter(save(filter, "由我代办的人已认领的任务", 30, "#b25e00"));
  }

  /** A filter that is known gets what is new; its query stays as it is. */
  private Filter save(Filter filter, String description, int priority, String color) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("description", description);
    properties.put("priority", priority);
    properties.put("color", color);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put("variables", List.of(Map.of("name", "caseNumber", "label", "办件编号")));
    if (properties.equals(filter.getProperties())) {
      return filter;
    }
    filter.setProperties(properties);
    return filters.saveFilter(filter);
  }
}
