package io.onething.access;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The person whose request this thread serves, whether by session or by bearer token. */
@Component
public class CurrentPerson {

  /**
   * The caller.
   *
   * @throws OneThingException {@code NOT_SIGNED_IN} if nobody is signed in
   */
  public Person get() {
    return find()
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.NOT_SIGNED_IN, "Nobody is signed in; expected a session or a token"));
  }

  /** The caller, or nothing for a visitor. */
  public Optional<Person> find() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  static Optional<Person> of(@org.jspecify.annotations.Nullable Authentication authentication) {
    if (authentication instanceof JwtAuthenticationToken bearer) {
      return Optional.of(Person.of(bearer.getToken().getClaims()));
    }
    if (authentication != null && authentication.getPrincipal() instanceof OidcUser user) {
      return Optional.of(Person.of(user.getIdToken().getClaims()));
    }
    if (authentication != null && authentication.getPrincipal() instanceof Person person) {
      return Optional.of(person);
    }
    return Optional.empty();
  }
}
