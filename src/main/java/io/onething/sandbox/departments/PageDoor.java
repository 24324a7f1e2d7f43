package io.onething.sandbox.departments;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The last door: the sandbox page, its knobs and the list of people are open to everybody, since
 * this is a demo. What changes something needs the header {@code X-Sandbox: 1}, which another
 * site's page cannot send. All else is denied.
 */
@Configuration(proxyBeanMethods = false)
class PageDoor {

  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  @Bean
  @Order(100)
  SecurityFilterChain pages(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        "/",
                        "/*.html",
                        "/*.css",
                        "/*.js",
                        "/*.svg",
                        "/people",
                        "/overview",
                        "/knobs",
                        "/move-outs",
                        "/time",
                        "/v3/api-docs",
                        "/v3/api-docs.yaml")
                    .permitAll()
                    .requestMatchers("/knobs/**", "/move-outs/**", "/time")
                    .access(
                        (who, context) ->
                            new AuthorizationDecision(isOurPage(context.getRequest())))
                    .anyRequest()
                    .denyAll())
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (request, response, refusal) -> response.sendError(403))
                    .accessDeniedHandler((request, response, refusal) -> response.sendError(403)))
        .headers(
            headers ->
                headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
        .build();
  }

  private static boolean isOurPage(HttpServletRequest request) {
    return "1".equals(request.getHeader("X-Sandbox"));
  }
}
