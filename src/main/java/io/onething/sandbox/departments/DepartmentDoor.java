package io.onething.sandbox.departments;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Lets callers with the department's key in; the ledgers, masked, may be read by everybody. */
@Configuration(proxyBeanMethods = false)
class DepartmentDoor {

  @Bean
  Knobs.Board knobBoard() {
    return new Knobs.Board();
  }

  @Bean
  @Order(2)
  SecurityFilterChain departments(
      HttpSecurity http, DepartmentKeys keys, Knobs.Board board, ObjectMapper mapper)
      throws Exception {
    return http.securityMatcher("/departments/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/departments/*/ledger")
                    .permitAll()
                    .anyRequest()
                    .access(
                        (who, context) ->
                            new AuthorizationDecision(keys.opens(context.getRequest()))))
        .addFilterAfter(new KnobFilter(board), AuthorizationFilter.class)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (request, response, refusal) -> refuse(response, mapper))
                    .accessDeniedHandler((request, response, refusal) -> refuse(response, mapper)))
        .build();
  }

  private static void refuse(HttpServletResponse response, ObjectMapper mapper) throws IOException {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    mapper.writeValue(
        response.getOutputStream(),
        Problems.of(
            HttpStatus.UNAUTHORIZED,
            "API_KEY_REFUSED",
            "X-Api-Key is missing or is not this department's key."));
  }
}
