package io.onething.clerks;

import io.onething.access.CurrentPerson;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filter between our door and Camunda's own filters. */
@Configuration(proxyBeanMethods = false)
class TasklistSetup {

  /** After Spring Security (-100), before Camunda's filters, which come last. */
  private static final int AFTER_THE_DOORS = -50;

  @Bean
  FilterRegistrationBean<EngineSignIn> engineSignIn(CurrentPerson caller, WorkingGroups groups) {
    FilterRegistrationBean<EngineSignIn> filter =
        new FilterRegistrationBean<>(new EngineSignIn(caller, groups));
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(AFTER_THE_DOORS);
    return filter;
  }
}
