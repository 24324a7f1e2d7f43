package io.onething.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The errors that a model catches at one of its activities: by a boundary event there or around it,
 * or by an event sub-process beside it. An event that catches every error names none, so it offers
 * none.
 */
final class CaughtErrors {

  private CaughtErrors() {}

  /** The names of the errors by code, the nearest first. */
  static Map<String, String> at(BpmnModelInstance model, String element) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (ErrorEventDefinition definition : around(model, element)) {
      Error error = definition.getError();
      if (error != null) {
        String code = codeOf(error);
        errors.putIfAbsent(code, error.getName() == null ? code : error.getName());
      }
    }
    return errors;
  }

  /** Whether an error of this code does not end the case: an event catches it, or every error. */
  static boolean isCaught(BpmnModelInstance model, String element, String code) {
    return around(model, element).stream()
        .map(ErrorEventDefinition::getError)
        .anyMatch(error -> error == null || codeOf(error).equals(code));
  }

  private static String codeOf(Error error) {
    return error.getErrorCode() == null ? error.getId() : error.getErrorCode();
  }

  private static List<ErrorEventDefinition> around(BpmnModelInstance model, String element) {
    List<ErrorEventDefinition> definitions = new ArrayList<>();
    ModelElementInstance scope = model.getModelElementById(element);
    while (scope != null) {
      if (scope instanceof Activity activity) {
        boundariesOf(activity).forEach(event -> add(event, definitions));
      }
      scope = scope.getParentElement();
      if (scope != null) {
        eventSubProcessesIn(scope).forEach(event -> add(event, definitions));
      }
    }
    return definitions;
  }

  private static List<BoundaryEvent> boundariesOf(Activity activity) {
    return activity.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
        .filter(event -> activity.equals(event.getAttachedTo()))
        .toList();
  }

  private static List<StartEvent> eventSubProcessesIn(ModelElementInstance scope) {
    List<StartEvent> starts = new ArrayList<>();
    for (SubProcess process : scope.getChildElementsByType(SubProcess.class)) {
      if (process.triggeredByEvent()) {
        starts.addAll(process.getChildElementsByType(StartEvent.class));
      }
    }
    return starts;
  }

  private static void add(CatchEvent event, List<ErrorEventDefinition> definitions) {
    for (EventDefinition definition : event.getEventDefinitions()) {
      if (definition instanceof ErrorEventDefinition caught) {
        definitions.add(caught);
      }
    }
  }
}
