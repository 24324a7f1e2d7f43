package io.onething.clerks;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/** Tells Camunda's web applications who has come through our door, and with which groups. */
class EngineSignIn extends ContainerBasedAuthenticationFilter {

  EngineSignIn(CurrentPerson caller) {
    authenticationProvider = new OfTheSession(caller);
  }

  /** The provider is given; there is nothing to read. */
  @Override
  public void init(FilterConfig unused) {}

  private record OfTheSession(CurrentPerson caller) implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(
        HttpServletRequest request, ProcessEngine engine) {
      return caller.find().map(OfTheSession::known).orElseGet(AuthenticationResult::unsuccessful);
    }

    private static AuthenticationResult known(Person person) {
      AuthenticationResult known = AuthenticationResult.successful(person.subject());
      known.setGroups(EngineGroups.of(person));
      return known;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(
        HttpServletResponse response, ProcessEngine engine) {}
  }
}
