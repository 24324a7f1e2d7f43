package io.onething.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the unified identity (统一身份认证) is and who we are there. Nothing is asked of it at the start;
 * end points that are not given lie where Spring Authorization Server has them.
 *
 * @param issuer the provider's issuer; required
 * @param clientId our client id, also the audience of tokens for the API
 * @param clientSecret our secret there; required
 * @param workerAudience the audience of tokens for the engine gateway: the workers' client id
 * @param authorizationUri where browsers are sent to sign in
 * @param tokenUri where codes are changed for tokens, seen from this server
 * @param jwksUri where the provider's keys are, seen from this server
 * @param scopes what is asked for at sign-in
 */
@ConfigurationProperties("onething.identity")
record IdentitySettings(
    URI issuer,
    @DefaultValue("onething-server") String clientId,
    String clientSecret,
    @DefaultValue("worker") String workerAudience,
    @Nullable URI authorizationUri,
    @Nullable URI tokenUri,
    @Nullable URI jwksUri,
    @DefaultValue({"openid", "profile"}) java.util.List<String> scopes) {

  IdentitySettings {
    scopes = java.util.List.copyOf(scopes);
    authorizationUri = orBelow(issuer, authorizationUri, "/oauth2/authorize");
    tokenUri = orBelow(issuer, tokenUri, "/oauth2/token");
    jwksUri = orBelow(issuer, jwksUri, "/oauth2/jwks");
  }

  private static URI orBelow(URI issuer, @Nullable URI given, String path) {
    return given != null ? given : URI.create(issuer.toString().replaceAll("/+$", "") + path);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "IdentitySettings[issuer=" + issuer + ", clientId=" + clientId + "]";
  }
}
