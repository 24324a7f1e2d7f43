package io.onething.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The doors of the server in the order in which a request meets them. Each names its paths by
 * pattern; a plain text would miss the servlets that are not Spring's. The last door is shut.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

  private static final String PORTAL_CONTENT =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final Refusals refusals;

  Doors(Refusals refusals) {
    this.refusals = refusals;
  }

  /**
   * Requests are measured as a whole. Watching each security filter by itself took half of the time
   * that a worker's fetch spends in this server, and nobody reads it.
   */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Workers: a bearer token of their own audience with the scope {@code worker}, no session. */
  @Bean
  @Order(1)
  SecurityFilterChain engineGatewayDoor(HttpSecurity http, JwtDecoder workerTokens)
      throws Exception {
    return forMachines(http)
        .securityMatcher(paths("/engine-gateway", "/engine-gateway/**"))
        .oauth2ResourceServer(
            tokens ->
                tokens
                    .jwt(jwt -> jwt.decoder(workerTokens))
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .hasAuthority("SCOPE_worker"))
        .build();
  }

  /**
   * Camunda Modeler's dialog and the command {@code release}: a bearer token of a modeler, or a
   * personal deploy token as the basic password; no session. The engine's own REST API, at its own
   * address, stays shut.
   */
  @Bean
  @Order(2)
  SecurityFilterChain releaseDoor(
      HttpSecurity http, JwtDecoder apiTokens, DeployTokenProvider deployTokens) throws Exception {
    return forMachines(http)
        .securityMatcher(
            new OrRequestMatcher(
                paths("/modeler-gateway", "/modeler-gateway/**"),
                new AndRequestMatcher(
                    paths("/api/releases", "/api/releases/**"), Doors::hasBasicPassword)))
        .authenticationProvider(deployTokens)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .oauth2ResourceServer(tokens -> ofPeople(tokens, apiTokens))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .hasRole(Role.MODELER.name()))
        .build();
  }

  /**
   * Departments' later answers. Each callback proves itself, some by a bearer token of the
   * department's own that is no sign-in; a session counts for nothing here.
   */
  @Bean
  @Order(3)
  SecurityFilterChain callbacksDoor(HttpSecurity http) throws Exception {
    return forMachines(http)
        .securityMatcher(paths("/api/callbacks", "/api/callbacks/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(OpenDoors.matcher(OpenDoors.CALLBACKS))
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .build();
  }

  /** The API of portal and clerks: a session with its CSRF token, or a bearer token. */
  @Bean
  @Order(4)
  SecurityFilterChain apiDoor(HttpSecurity http, JwtDecoder apiTokens, SignInAnswers answers)
      throws Exception {
    CookieCsrfTokenRepository csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
    csrf.setCookieName("ONETHING-CSRF");
    csrf.setHeaderName("X-ONETHING-CSRF");
    csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    CsrfTokenRequestAttributeHandler eager = new CsrfTokenRequestAttributeHandler();
    eager.setCsrfRequestAttributeName(null);
    return refusing(http)
        .securityMatcher(
            paths(
                "/api",
                "/api/**",
                "/actuator",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/health/calendar",
                "/actuator/health/departments"))
        .csrf(tokens -> tokens.csrfTokenRepository(csrf).csrfTokenRequestHandler(eager))
        .requestCache(AbstractHttpConfigurer::disable)
        .oauth2ResourceServer(tokens -> ofPeople(tokens, apiTokens))
        .logout(
            signOut ->
                signOut
                    .logoutRequestMatcher(
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(HttpMethod.POST, "/api/sign-out"))
                    .addLogoutHandler(answers)
                    .logoutSuccessHandler(
                        (request, response, person) ->
                            response.setStatus(HttpServletResponse.SC_NO_CONTENT)))
        .headers(headers -> portalHeaders(headers))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(OpenDoors.matcher(OpenDoors.API))
                    .permitAll()
                    .requestMatchers(
                        paths(
                            "/api/releases",
                            "/api/releases/**",
                            "/api/deploy-tokens",
                            "/api/deploy-tokens/**"))
                    .hasRole(Role.MODELER.name())
                    .requestMatchers(
                        paths(
                            "/api/tasks/**",
                            "/api/clocks",
                            "/api/clocks/**",
                            "/api/follow-ups",
                            "/api/follow-ups/**"))
                    .hasAnyRole(Role.atTheCounter())
                    .requestMatchers(paths("/api/supervision", "/api/supervision/**"))
                    .hasAnyRole(Role.staff())
                    .requestMatchers(paths("/api/statistics"))
                    .hasAnyRole(Role.SUPERVISOR.name(), Role.OPERATOR.name())
                    .requestMatchers(
                        paths(
                            "/api/prefills",
                            "/api/prefills/**",
                            "/api/uploads",
                            "/api/uploads/**",
                            "/api/cases",
                            "/api/cases/**",
                            "/api/participations",
                            "/api/participations/**"))
                    .hasRole(Role.APPLICANT.name())
                    .requestMatchers(paths("/actuator/prometheus"))
                    .hasAnyAuthority("SCOPE_metrics", "ROLE_" + Role.OPERATOR.name())
                    .requestMatchers(
                        paths(
                            "/actuator/**",
                            "/api/calendar",
                            "/api/calendar/**",
                            "/api/organisation",
                            "/api/organisation/**"))
                    .hasRole(Role.OPERATOR.name())
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /** The way to the identity provider and back. */
  @Bean
  @Order(5)
  SecurityFilterChain signInDoor(
      HttpSecurity http, ClientRegistrationRepository registrations, SignInAnswers answers)
      throws Exception {
    SignInRequests signIns = new SignInRequests(registrations);
    return refusing(http)
        .securityMatcher(paths("/oauth2/authorization/*", "/login/oauth2/code/*"))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionFixation(ids -> ids.newSession()))
        .oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(registrations)
                    .authorizationEndpoint(
                        end ->
                            end.authorizationRequestResolver(signIns)
                                .authorizationRequestRepository(signIns))
                    .userInfoEndpoint(end -> end.userAuthoritiesMapper(rolesOfTheIdToken()))
                    .successHandler(answers)
                    .failureHandler(answers))
        .headers(headers -> portalHeaders(headers))
        .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
        .build();
  }

  /** Everything else: the portal's files and pages are open, the rest is shut. */
  @Bean
  @Order(6)
  SecurityFilterChain lastDoor(
      HttpSecurity http, @Value("${onething.demo.secret:}") String demoSecret) throws Exception {
    boolean demo = !demoSecret.isBlank();
    return refusing(http)
        .securityMatcher(org.springframework.security.web.util.matcher.AnyRequestMatcher.INSTANCE)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> portalHeaders(headers))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(OpenDoors.matcher(OpenDoors.OUTSIDE))
                    .permitAll()
                    // The time machine checks the demo's secret itself.
                    .requestMatchers(paths("/time-machine", "/time-machine/**"))
                    .access(
                        (who, request) ->
                            new org.springframework.security.authorization.AuthorizationDecision(
                                demo))
                    .anyRequest()
                    .denyAll())
        .build();
  }

  /** Bearer tokens of people, whose roles stand in them. */
  private void ofPeople(OAuth2ResourceServerConfigurer<HttpSecurity> tokens, JwtDecoder apiTokens) {
    tokens
        .jwt(
            jwt ->
                jwt.decoder(apiTokens)
                    .jwtAuthenticationConverter(IdentityClient.bearerAuthorities()))
        .authenticationEntryPoint(refusals)
        .accessDeniedHandler(refusals);
  }

  /** No session, so no CSRF token either, and nothing to come back to after a sign-in. */
  private HttpSecurity forMachines(HttpSecurity http) throws Exception {
    return refusing(http)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable);
  }

  private HttpSecurity refusing(HttpSecurity http) throws Exception {
    return http.exceptionHandling(
        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
  }

  private static void portalHeaders(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(PORTAL_CONTENT))
        .referrerPolicy(
            referrer ->
                referrer.policy(
                    org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                        .ReferrerPolicy.SAME_ORIGIN))
        .httpStrictTransportSecurity(Customizer.withDefaults());
  }

  private static GrantedAuthoritiesMapper rolesOfTheIdToken() {
    return authorities -> {
      Set<GrantedAuthority> roles = new HashSet<>();
      authorities.forEach(
          authority -> {
            if (authority instanceof OidcUserAuthority user) {
              Person.rolesIn(user.getIdToken().getClaims())
                  .forEach(role -> roles.add(IdentityClient.authority(role)));
            }
          });
      return roles;
    };
  }

  private static boolean hasBasicPassword(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
  }

  static RequestMatcher paths(String... patterns) {
    return new OrRequestMatcher(
        java.util.Arrays.stream(patterns)
            .map(
                pattern ->
                    (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(pattern))
            .toList());
  }
}
