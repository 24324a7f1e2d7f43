package io.onething.engine;

import io.onething.shared.Localized;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** Lets the case know of every element that its model enters and leaves. */
class CaseParseListener extends AbstractBpmnParseListener {

  private final CaseListener.Parts parts;

  CaseParseListener(CaseListener.Parts parts) {
    this.parts = parts;
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, true, null);
  }

  @Override
  public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, true, null);
  }

  @Override
  public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, true, null);
  }

  @Override
  public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, true, null);
  }

  @Override
  public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, true, null);
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, false, null);
  }

  @Override
  public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, false, null);
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(
        element,
        activity,
        false,
        "external".equals(camunda(element, "type")) ? ModelElement.StepKind.EXTERNAL : null);
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    CaseNumberListener.addTo(activity);
    TaskDoneListener.addTo(activity, parts.events());
    listen(element, activity, false, ModelElement.StepKind.USER);
  }

  @Override
  public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity, false, ModelElement.StepKind.RECEIVE);
  }

  /** One that hands a topic to a shared process is a step; what the process does is part of it. */
  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    @Nullable String topic = CalledTopic.of(element);
    listen(element, activity, false, topic == null ? null : ModelElement.StepKind.CALL, topic);
  }

  private void listen(
      Element element, ActivityImpl activity, boolean event, ModelElement.@Nullable StepKind step) {
    listen(element, activity, event, step, camunda(element, "topic"));
  }

  private void listen(
      Element element,
      ActivityImpl activity,
      boolean event,
      ModelElement.@Nullable StepKind step,
      @Nullable String topic) {
    if (FallbackDeskListener.isDesk(activity) || ContestTasks.isContest(activity)) {
      return;
    }
    ModelElement described = describe(element, event, step, topic);
    CaseListener listener = new CaseListener(described, parts);
    activity.addListener(ExecutionListener.EVENTNAME_START, listener);
    activity.addListener(ExecutionListener.EVENTNAME_END, listener);
    CallingActivity.prepare(activity, described);
  }

  private static ModelElement describe(
      Element element,
      boolean event,
      ModelElement.@Nullable StepKind step,
      @Nullable String topic) {
    Map<String, String> declared = Declared.of(element);
    String id = element.attribute("id");
    String name = element.attribute("name", id);
    return new ModelElement(
        id,
        new Localized(name, declared.getOrDefault(Declared.ENGLISH, name)),
        event,
        step,
        topic,
        "true".equals(element.attribute("isForCompensation")),
        declared);
  }

  private static @Nullable String camunda(Element element, String attribute) {
    return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
  }
}
