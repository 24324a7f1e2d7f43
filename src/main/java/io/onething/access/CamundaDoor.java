package io.onething.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The door to Camunda's web applications: Tasklist for clerks, heads and supervisors, Cockpit for
 * modelers and operators, Admin for operators. CSRF tokens and headers are Camunda's own; its
 * sign-out ends our session.
 */
@Configuration(proxyBeanMethods = false)
class CamundaDoor {

  private static final String[] COUNTER = Role.atTheCounter();
  private static final String[] ENGINE_ROOM = {Role.MODELER.name(), Role.OPERATOR.name()};
  private static final String[] STAFF =
      Stream.of(COUNTER, ENGINE_ROOM).flatMap(Arrays::stream).toArray(String[]::new);

  @Bean
  @Order(2)
  SecurityFilterChain camundaWebappDoor(HttpSecurity http, Refusals refusals, SignInAnswers answers)
      throws Exception {
    return http.securityMatcher(Doors.paths("/camunda", "/camunda/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(
            signOut ->
                signOut
                    .logoutRequestMatcher(
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(
                                HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                    .addLogoutHandler(answers)
                    .logoutSuccessHandler(
                        (request, response, person) ->
                            response.setStatus(HttpServletResponse.SC_NO_CONTENT)))
        .exceptionHandling(
            handling ->
                handling
                    .defaultAuthenticationEntryPointFor(refusals, Doors.paths("/camunda/api/**"))
                    .defaultAuthenticationEntryPointFor(
                        refusals::commenceByPage, Doors.paths("/camunda", "/camunda/**"))
                    .accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    // CVE-2026-77226: makes an administrator without asking who calls.
                    .requestMatchers(
                        Doors.paths("/camunda/api/admin/setup", "/camunda/api/admin/setup/**"))
                    .denyAll()
                    // Nobody signs in by a password of the engine.
                    .requestMatchers(Doors.paths("/camunda/api/admin/auth/user/{engine}/login/**"))
                    .denyAll()
                    .requestMatchers(
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(HttpMethod.GET, "/camunda/api/admin/auth/user/{engine}"))
                    .hasAnyRole(STAFF)
                    .requestMatchers(
                        Doors.paths("/camunda/app/tasklist/**", "/camunda/api/tasklist/**"))
                    .hasAnyRole(COUNTER)
                    .requestMatchers(
                        Doors.paths("/camunda/app/cockpit/**", "/camunda/api/cockpit/**"))
                    .hasAnyRole(ENGINE_ROOM)
                    .requestMatchers(Doors.paths("/camunda/app/admin/**", "/camunda/api/admin/**"))
                    .hasRole(Role.OPERATOR.name())
                    .requestMatchers(
                        Doors.paths(
                            "/camunda",
                            "/camunda/",
                            "/camunda/index.html",
                            "/camunda/favicon.ico",
                            "/camunda/app/welcome/**",
                            "/camunda/api/welcome/**",
                            "/camunda/lib/**",
                            "/camunda/assets/**"))
                    .hasAnyRole(STAFF)
                    .requestMatchers(OpenDoors.matcher(TasklistPaths.ALLOWED))
                    .hasAnyRole(STAFF)
                    // Models are deployed through the checks of a release, by nobody here.
                    .requestMatchers(
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(
                                HttpMethod.POST,
                                "/camunda/api/engine/engine/{engine}/deployment/**"))
                    .denyAll()
                    // Tasks of workers are taken and answered at the engine gateway alone.
                    .requestMatchers(
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(
                                HttpMethod.POST,
                                "/camunda/api/engine/engine/{engine}/external-task/fetchAndLock"),
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(
                                HttpMethod.POST,
                                "/camunda/api/engine/engine/{engine}/external-task/{id}/{act}"))
                    .denyAll()
                    .requestMatchers(Doors.paths("/camunda/api/engine/**"))
                    .hasAnyRole(ENGINE_ROOM)
                    .anyRequest()
                    .denyAll())
        .build();
  }
}
