package io.onething.engine;

import io.onething.cases.CaseChanges;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseSteps;
import io.onething.deadlines.Deadlines;
import io.onething.deadlines.Timers;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.Offices;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * How the engine is set up for us: guarded expressions, a listener on every element, and timers
 * that ask before they act.
 */
@Configuration(proxyBeanMethods = false)
class EngineSetup {

  /** The only beans that a model may name. */
  static final String DEADLINES = "deadlines";

  static final String OFFICES = "offices";

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ProcessEnginePlugin caseEnginePlugin(
      ApplicationContext context,
      CaseFiles files,
      CaseFacts facts,
      CaseSteps steps,
      CaseChanges changes,
      DepartmentFiles departments,
      TaskSignals signals,
      Deadlines deadlines,
      Offices offices,
      Timers timers,
      ReleasedDates dates,
      EngineDates rows,
      ApplicationEventPublisher events,
      Clock clock) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(
            new GuardedExpressionManager(context, Map.of(DEADLINES, deadlines, OFFICES, offices)));
        guardCommands(configuration);
        configuration.setCustomSessionFactories(List.of(new GroupTaskAuthorizations.Factory()));
        configuration.setCustomHistoryLevels(List.of(new CaseHistory()));
        List<JobHandler> handlers = asking(configuration, timers, dates, rows);
        handlers.add(new GatheredContinuation(changes));
        configuration.setCustomJobHandlers(handlers);
        List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> listeners =
            new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
          listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(
            new CaseParseListener(
                new CaseListener.Parts(files, facts, steps, departments, signals, events, clock)));
        listeners.add(new FallbackDeskListener(events));
        listeners.add(new CompletionListener(events));
        configuration.setCustomPostBPMNParseListeners(listeners);
      }
    };
  }

  /** All timers that a running case may have, instead of the engine's own of the same types. */
  private static List<JobHandler> asking(
      ProcessEngineConfigurationImpl configuration,
      Timers timers,
      ReleasedDates dates,
      EngineDates rows) {
    List<JobHandler> handlers = new ArrayList<>();
    if (configuration.getCustomJobHandlers() != null) {
      handlers.addAll(configuration.getCustomJobHandlers());
    }
    Stream.of(
            new TimerExecuteNestedActivityJobHandler(),
            new TimerCatchIntermediateEventJobHandler(),
            new TimerStartEventSubprocessJobHandler())
        .map(acting -> new AskingTimer(acting, timers, dates, rows))
        .forEach(handlers::add);
    return handlers;
  }

  /** Before commands of both kinds; last, where the engine's configuration is known already. */
  private static void guardCommands(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
  }

  private static List<CommandInterceptor> with(@Nullable List<CommandInterceptor> others) {
    List<CommandInterceptor> all = new ArrayList<>();
    if (others != null) {
      all.addAll(others);
    }
    all.add(new QueryGuard());
    all.add(new SubmittedCodes());
    return all;
  }
}
