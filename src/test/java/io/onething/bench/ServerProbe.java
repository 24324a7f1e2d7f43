package io.onething.bench;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What the benchmarks look at inside the server that they start. */
@Configuration(proxyBeanMethods = false)
public class ServerProbe {

  @Bean
  CaseWatch caseWatch() {
    return new CaseWatch();
  }

  @Bean
  Reports reports() {
    return new Reports();
  }

  @Bean
  FilterRegistrationBean<Reports> reportsFilter(Reports reports) {
    FilterRegistrationBean<Reports> filter = new FilterRegistrationBean<>(reports);
    filter.addUrlPatterns("/engine-gateway/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
