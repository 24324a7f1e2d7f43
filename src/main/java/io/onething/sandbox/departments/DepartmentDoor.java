package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Lets callers in whom the department knows; the ledgers, masked, may be read by everybody, and who
 * wants a token shows its secret with the request for it.
 */
@Configuration(proxyBeanMethods = false)
class DepartmentDoor {

  @Bean
  CallCounts callCounts() {
    return new CallCounts();
  }

  @Bean
  Knobs.Board knobBoard() {
    return new Knobs.Board();
  }

  @Bean
  @Order(2)
  SecurityFilterChain departments(
      HttpSecurity http,
      SignIns signIns,
      Knobs.Board board,
      CallCounts counts,
      ProblemNotation problems)
      throws Exception {
    return http.securityMatcher("/departments/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/departments/*/ledger")
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, TokenOffice.PATH)
                    .permitAll()
                    .anyRequest()
                    .access(
                        (who, context) ->
                            new AuthorizationDecision(signIns.open(context.getRequest()))))
        .addFilterBefore(new KeptBody(problems), AuthorizationFilter.class)
        .addFilterAfter(new KnobFilter(board, counts, problems), AuthorizationFilter.class)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (request, response, refusal) -> refuse(request, response, problems))
                    .accessDeniedHandler(
                        (request, response, refusal) -> refuse(request, response, problems)))
        .build();
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemNotation problems)
      throws IOException {
    SignIn.Refusal refusal = SignIns.refusalOf(request);
    if (refusal.challenge() != null) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
    }
    problems.send(
        request, response, Problems.of(refusal.status(), refusal.code(), refusal.detail()));
  }
}
