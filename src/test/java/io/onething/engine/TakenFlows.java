package io.onething.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Notes every sequence flow that a case takes, as {@code <process>/<flow>}: the engine's history
 * knows activities only.
 */
@Configuration(proxyBeanMethods = false)
class TakenFlows {

  static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

  @Bean
  @Order(0)
  ProcessEnginePlugin takenFlowsPlugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPostBPMNParseListeners() == null) {
          configuration.setCustomPostBPMNParseListeners(new java.util.ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(new Recorder());
      }
    };
  }

  private static final class Recorder extends AbstractBpmnParseListener {
    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
      String flow = element.attribute("id");
      transition.addListener(
          ExecutionListener.EVENTNAME_TAKE,
          (ExecutionListener)
              execution ->
                  TAKEN.add(
                      ((ExecutionEntity) execution).getProcessDefinition().getKey() + "/" + flow));
    }
  }
}
