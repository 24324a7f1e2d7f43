package io.onething.clerks;

import io.onething.shared.Localized;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The lists of tasks that clerks find in Tasklist, which calls them filters. None holds an
 * expression ("the current user"): stored expressions are switched off, so the list of one's own
 * tasks is made for each clerk.
 */
@Component
class TaskFilters {

  /** A list; the one with the lowest priority is what Tasklist opens with. */
  private enum Kind {
    UNCLAIMED(
        new Localized("待认领", "To claim"),
        new Localized("本组尚未认领的任务", "Tasks of your groups that nobody has claimed"),
        10,
        "#1f5fa8"),
    OWN(
        new Localized("我的任务", "My tasks"),
        new Localized("已由我认领的任务", "Tasks that you have claimed"),
        20,
        "#2e7d32"),
    OF_ABSENT(
        new Localized("代办任务", "On behalf"),
        new Localized("由我代办的人已认领的任务", "Tasks claimed by those for whom you stand in"),
        30,
        "#b25e00");

    private static final Localized CASE_NUMBER = new Localized("办件编号", "Case number");

    private final Localized names;
    private final Localized description;
    private final int priority;
    private final String color;

    Kind(Localized names, Localized description, int priority, String color) {
      this.names = names;
      this.description = description;
      this.priority = priority;
      this.color = color;
    }

    /**
     * What Tasklist keeps of a list; {@code list} and {@code english} are for our own script there:
     * Tasklist knows one language only for what people have named.
     */
    private Map<String, Object> properties() {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("description", description.zh());
      properties.put("priority", priority);
      properties.put("color", color);
      properties.put("refresh", true);
      properties.put("showUndefinedVariable", false);
      properties.put("variables", List.of(Map.of("name", "caseNumber", "label", CASE_NUMBER.zh())));
      properties.put("list", name());
      properties.put(
          "english",
          Stream.of(names, description, CASE_NUMBER)
              .collect(Collectors.toMap(Localized::zh, Localized::en)));
      return properties;
    }
  }

  private final FilterService filters;
  private final TaskService tasks;

  TaskFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /**
   * What nobody has claimed; the engine shows each clerk only the tasks of her groups.
   *
   * @return the filter's id
   */
  String ofTheGroup() {
    @Nullable Filter known =
        filters.createTaskFilterQuery().filterName(Kind.UNCLAIMED.names.zh()).list().stream()
            .filter(filter -> filter.getOwner() == null)
            .findFirst()
            .orElse(null);
    Filter filter = known == null ? filters.newTaskFilter(Kind.UNCLAIMED.names.zh()) : known;
    if (known == null) {
      filter.setQuery(tasks.createTaskQuery().taskUnassigned());
    }
    return Objects.requireNonNull(save(filter, Kind.UNCLAIMED).getId());
  }

  /** What this clerk has claimed. */
  void ownOf(String clerk) {
    @Nullable Filter known = find(Kind.OWN, clerk);
    Filter filter = known == null ? make(Kind.OWN, clerk) : known;
    if (known == null) {
      filter.setQuery(tasks.createTaskQuery().taskAssignee(clerk));
    }
    save(filter, Kind.OWN);
  }

  /**
   * What those have claimed for whom this clerk stands in; no filter while she stands in for
   * nobody.
   */
  void ofAbsent(String clerk, List<String> absent) {
    @Nullable Filter known = find(Kind.OF_ABSENT, clerk);
    if (absent.isEmpty()) {
      if (known != null) {
        filters.deleteFilter(Objects.requireNonNull(known.getId()));
      }
      return;
    }
    Filter filter = known == null ? make(Kind.OF_ABSENT, clerk) : known;
    filter.setQuery(tasks.createTaskQuery().taskAssigneeIn(absent.toArray(String[]::new)));
    filters.saveFilter(save(filter, Kind.OF_ABSENT));
  }

  private @Nullable Filter find(Kind kind, String clerk) {
    return filters
        .createTaskFilterQuery()
        .filterName(kind.names.zh())
        .filterOwner(clerk)
        .singleResult();
  }

  private Filter make(Kind kind, String clerk) {
    Filter filter = filters.newTaskFilter(kind.names.zh());
    filter.setOwner(clerk);
    return filter;
  }

  /** A filter that is known gets what is new; its query stays as it is. */
  private Filter save(Filter filter, Kind kind) {
    Map<String, Object> properties = kind.properties();
    if (properties.equals(filter.getProperties())) {
      return filter;
    }
    filter.setProperties(properties);
    return filters.saveFilter(filter);
  }
}
