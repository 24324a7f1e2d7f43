package io.onething.engine;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** The topic that a call activity hands to the process that it calls. */
final class CalledTopic {

  /** The process variable that the topic is handed over in. */
  static final String VARIABLE = "topic";

  private CalledTopic() {}

  /** The topic, or null when none is handed over, or one that only the running case knows. */
  static @Nullable String of(Element callActivity) {
    @Nullable Element extensions = callActivity.element("extensionElements");
    if (extensions == null) {
      return null;
    }
    for (Element in : extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "in")) {
      if (VARIABLE.equals(in.attribute("target"))) {
        @Nullable String topic = in.attribute("sourceExpression");
        return topic == null || topic.contains("${") ? null : topic;
      }
    }
    return null;
  }
}
