package io.onething.engine;

import java.util.TimeZone;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Lets this process write dates in UTC, whatever the machine's zone. The engine's REST API writes
 * them in the zone of the process, and Tasklist compares them as texts with a time in UTC: in a
 * process at +08:00 what is overdue would turn red eight hours late. What people read names the
 * city's zone itself.
 */
@Component
class EngineZone implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }
}
