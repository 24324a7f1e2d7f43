package io.onething.sandbox.identity;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * What the identity provider must be told.
 *
 * @param issuer base address as others see it, e.g. {@code http://localhost:8081}; without it the
 *     address of the request
 * @param serverClientSecret secret of the client {@code onething-server}
 * @param serverRedirectUris where the server takes the authorization code
 * @param workerClientSecret secret of the client {@code worker}
 * @param watchClientSecret secret of the client {@code watch}, which scrapes the server's metrics;
 *     without it there is no such client
 */
@ConfigurationProperties("onething.sandbox")
record IdentitySettings(
    @Nullable URI issuer,
    String serverClientSecret,
    List<URI> serverRedirectUris,
    String workerClientSecret,
    @Nullable String watchClientSecret) {

  IdentitySettings {
    Assert.hasText(serverClientSecret, "onething.sandbox.server-client-secret is missing");
    Assert.notEmpty(serverRedirectUris, "onething.sandbox.server-redirect-uris is missing");
    Assert.hasText(workerClientSecret, "onething.sandbox.worker-client-secret is missing");
    serverRedirectUris = List.copyOf(serverRedirectUris);
  }
}
