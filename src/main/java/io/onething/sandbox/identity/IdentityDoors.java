package io.onething.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * The provider's own end points. Whoever is not signed in is sent to the page that lists the seeded
 * people.
 */
@Configuration(proxyBeanMethods = false)
class IdentityDoors {

  @Bean
  @Order(1)
  SecurityFilterChain identityDoor(HttpSecurity http, People people) throws Exception {
    OAuth2AuthorizationServerConfigurer provider =
        OAuth2AuthorizationServerConfigurer.authorizationServer();
    return http.securityMatcher(provider.getEndpointsMatcher())
        .with(provider, configurer -> configurer.oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(refusals -> refusals.authenticationEntryPoint(IdentityDoors::askWho))
        .addFilterAfter(new SignInByHint(people), SecurityContextHolderFilter.class)
        .build();
  }

  private static void askWho(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (!"/oauth2/authorize".equals(request.getServletPath())) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    String query = request.getQueryString();
    response.sendRedirect("/login.html" + (query == null ? "" : "?" + query));
  }
}
