package io.onething.access;

import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Takes a subject with one of its deploy tokens as a modeler. */
@Component
class DeployTokenProvider implements AuthenticationProvider {

  private final DeployTokens tokens;

  DeployTokenProvider(DeployTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String subject = given.getName();
    if (!tokens.isOf(subject, String.valueOf(given.getCredentials()))) {
      throw new BadCredentialsException("No such deploy token");
    }
    Person person = new Person(subject, subject, null, null, Set.of(Role.MODELER), List.of(), null);
    return UsernamePasswordAuthenticationToken.authenticated(
        person, null, List.of(IdentityClient.authority(Role.MODELER)));
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
