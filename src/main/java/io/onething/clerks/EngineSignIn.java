package io.onething.clerks;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/** Tells Camunda's web applications who has come through our door, and with which groups. */
class EngineSignIn extends ContainerBasedAuthenticationFilter {

  private final CurrentPerson caller;
  private final WorkingGroups groups;

  EngineSignIn(CurrentPerson caller, WorkingGroups groups) {
    this.caller = caller;
    this.groups = groups;
    authenticationProvider = new OfTheSession(caller, groups);
  }

  /** The session keeps what was known once; who begins to stand in for another is known anew. */
  @Override
  protected boolean existisAuthentication(Authentications known, String engine, String subject) {
    return super.existisAuthentication(known, engine, subject)
        && known.getAuthenticationForProcessEngine(engine) instanceof UserAuthentication user
        && caller.find().map(groups::of).filter(user.getGroupIds()::equals).isPresent();
  }

  /** The provider is given; there is nothing to read. */
  @Override
  public void init(FilterConfig unused) {}

  private record OfTheSession(CurrentPerson caller, WorkingGroups groups)
      implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(
        HttpServletRequest request, ProcessEngine engine) {
      return caller.find().map(this::known).orElseGet(AuthenticationResult::unsuccessful);
    }

    private AuthenticationResult known(Person person) {
      AuthenticationResult known = AuthenticationResult.successful(person.subject());
      known.setGroups(groups.of(person));
      return known;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(
        HttpServletResponse response, ProcessEngine engine) {}
  }
}
