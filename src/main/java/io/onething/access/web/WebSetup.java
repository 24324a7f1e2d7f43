package io.onething.access.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The filters before all doors, and the portal's page behind each of its routes. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

  /** Before everything, Camunda's own filters and the security chains included. */
  @Bean
  FilterRegistrationBean<AddressCheck> addressCheck(ProblemAnswers problems) {
    FilterRegistrationBean<AddressCheck> filter =
        new FilterRegistrationBean<>(new AddressCheck(problems));
    filter.addUrlPatterns("/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** After the security chains: who may not come in is told so first. */
  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(ProblemAnswers problems) {
    FilterRegistrationBean<BodyLimit> filter =
        new FilterRegistrationBean<>(new BodyLimit(problems, BodyLimit.MOST_BYTES));
    filter.addUrlPatterns("/api/*", "/camunda/api/*");
    filter.setOrder(0);
    return filter;
  }

  /** The same where bundles come in. */
  @Bean
  FilterRegistrationBean<BodyLimit> bundleLimit(ProblemAnswers problems) {
    FilterRegistrationBean<BodyLimit> filter =
        new FilterRegistrationBean<>(new BodyLimit(problems, BodyLimit.MOST_OF_A_BUNDLE));
    filter.setName("bundleLimit");
    filter.addUrlPatterns("/modeler-gateway/*");
    filter.setOrder(0);
    return filter;
  }

  @Override
  public void addViewControllers(ViewControllerRegistry pages) {
    PortalRoutes.PAGES.forEach(
        page -> pages.addViewController(page).setViewName("forward:/index.html"));
  }
}
