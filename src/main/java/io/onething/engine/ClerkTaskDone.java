package io.onething.engine;

import io.onething.shared.CaseId;
import java.util.Set;

/**
 * A task of a case is completed by somebody. Published in the transaction in which it is.
 *
 * @param element the BPMN id
 * @param groups whose task it was
 */
public record ClerkTaskDone(CaseId caseId, String taskId, String element, Set<String> groups) {

  public ClerkTaskDone {
    groups = Set.copyOf(groups);
  }
}
