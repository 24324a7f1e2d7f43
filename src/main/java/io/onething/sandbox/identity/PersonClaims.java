package io.onething.sandbox.identity;

import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Puts into the tokens who somebody is and what they may do. Citizen number and mobile number go
 * into the ID token alone: an access token travels further.
 */
class PersonClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private static final List<String> EVERY_TOPIC = List.of("*");

  private final People people;

  PersonClaims(People people) {
    this.people = people;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
      describe(context.getAuthorizedScopes(), context.getClaims());
      return;
    }
    boolean idToken = OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue());
    people
        .bySubject(context.getPrincipal().getName())
        .ifPresent(person -> describe(person, idToken, context.getClaims()));
  }

  /** A worker may fetch every topic; whoever scrapes has a token for the server itself. */
  private static void describe(Set<String> scopes, JwtClaimsSet.Builder claims) {
    if (scopes.contains(IdentityProvider.WATCH_SCOPE)) {
      claims.audience(List.of(IdentityProvider.SERVER));
    } else {
      claims.claim("topics", EVERY_TOPIC);
    }
  }

  private static void describe(Person person, boolean idToken, JwtClaimsSet.Builder claims) {
    claims.claim("name", person.name());
    claims.claim("roles", List.of(person.role()));
    claims.claim("groups", person.groups());
    if (person.department() != null) {
      claims.claim("department", person.department());
    }
    if (idToken && person.idNumber() != null) {
      claims.claim("id_number", person.idNumber());
    }
    if (idToken && person.mobile() != null) {
      claims.claim("mobile", person.mobile());
    }
  }
}
