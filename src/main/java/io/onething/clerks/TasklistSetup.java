package io.onething.clerks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.access.CurrentPerson;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filters between our door and Camunda's own filters. */
@Configuration(proxyBeanMethods = false)
class TasklistSetup {

  /** After Spring Security (-100), before Camunda's filters, which come last. */
  private static final int AFTER_THE_DOORS = -50;

  /** Bodies that are too long have been refused. */
  private static final int AFTER_THE_LIMIT = 1;

  @Bean
  FilterRegistrationBean<EngineSignIn> engineSignIn(CurrentPerson caller, WorkingGroups groups) {
    FilterRegistrationBean<EngineSignIn> filter =
        new FilterRegistrationBean<>(new EngineSignIn(caller, groups));
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(AFTER_THE_DOORS);
    return filter;
  }

  @Bean
  FilterRegistrationBean<ChosenCodes> chosenCodes(ObjectMapper json) {
    FilterRegistrationBean<ChosenCodes> filter =
        new FilterRegistrationBean<>(new ChosenCodes(json));
    filter.addUrlPatterns("/camunda/api/*");
    filter.setOrder(AFTER_THE_LIMIT);
    return filter;
  }
}
