package io.onething.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * What the engine remembers: which steps a case has taken, by which rule it was decided, and what
 * people did to tasks and processes.
 *
 * <p>What else it could keep is kept better elsewhere, and would be a third of all that is written
 * for a case: values are facts of the case (sealed, with their source), calls are in the journal,
 * and jobs and external tasks say nothing that the timeline does not.
 */
final class CaseHistory implements HistoryLevel {

  /** As it is called in the settings ({@code camunda.bpm.history-level}). */
  static final String NAME = "case";

  /** As the engine keeps it in its table of properties; a changeset sets it in older databases. */
  private static final int ID = 21;

  private static final Set<String> NOT_KEPT =
      Set.of(
          HistoryEventTypes.VARIABLE_INSTANCE_CREATE.getEntityType(),
          HistoryEventTypes.FORM_PROPERTY_UPDATE.getEntityType(),
          HistoryEventTypes.JOB_CREATE.getEntityType(),
          HistoryEventTypes.EXTERNAL_TASK_CREATE.getEntityType());

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    return !NOT_KEPT.contains(type.getEntityType());
  }
}
