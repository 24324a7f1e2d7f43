package io.onething.sandbox.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The parts of the OpenID Connect provider: clients, keys, people. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityProvider {

  static final String SERVER = "onething-server";
  static final String WORKER_SCOPE = "worker";
  static final String WATCH_SCOPE = "metrics";

  private static final int LEAST_COST = 4;
  private static final int KEY_BITS = 2048;

  @Bean
  People people(@Value("${onething.data.location:}") String dataLocation) {
    return People.read(dataLocation);
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
    AuthorizationServerSettings.Builder builder = AuthorizationServerSettings.builder();
    if (settings.issuer() != null) {
      builder.issuer(settings.issuer().toString());
    }
    return builder.build();
  }

  @Bean
  RegisteredClientRepository registeredClients(IdentitySettings settings, PasswordEncoder secrets) {
    List<RegisteredClient> clients = new ArrayList<>();
    clients.add(server(settings, secrets));
    clients.add(machine("worker", settings.workerClientSecret(), WORKER_SCOPE, secrets));
    if (settings.watchClientSecret() != null) {
      clients.add(machine("watch", settings.watchClientSecret(), WATCH_SCOPE, secrets));
    }
    return new InMemoryRegisteredClientRepository(clients);
  }

  /** The secrets are random and long, so the cheapest hash is good enough. */
  @Bean
  PasswordEncoder secrets() {
    return new BCryptPasswordEncoder(LEAST_COST);
  }

  @Bean
  JWKSource<SecurityContext> signingKeys() throws JOSEException {
    String keyId = UUID.randomUUID().toString();
    return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(KEY_BITS).keyID(keyId).generate()));
  }

  @Bean
  JwtDecoder jwtDecoder(JWKSource<SecurityContext> signingKeys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(signingKeys);
  }

  @Bean
  PersonClaims personClaims(People people) {
    return new PersonClaims(people);
  }

  private static RegisteredClient server(IdentitySettings settings, PasswordEncoder secrets) {
    return RegisteredClient.withId(SERVER)
        .clientId(SERVER)
        .clientSecret(secrets.encode(settings.serverClientSecret()))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUris(
            uris -> settings.serverRedirectUris().forEach(uri -> uris.add(uri.toString())))
        .postLogoutRedirectUris(uris -> uris.addAll(afterLogout(settings)))
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .clientSettings(
            ClientSettings.builder()
                .requireAuthorizationConsent(false)
                .requireProofKey(false)
                .build())
        .build();
  }

  private static Set<String> afterLogout(IdentitySettings settings) {
    return settings.serverRedirectUris().stream()
        .map(uri -> uri.resolve("/"))
        .map(URI::toString)
        .flatMap(home -> Stream.of(home, home.substring(0, home.length() - 1)))
        .collect(Collectors.toSet());
  }

  private static RegisteredClient machine(
      String id, String secret, String scope, PasswordEncoder secrets) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientSecret(secrets.encode(secret))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scope(scope)
        .tokenSettings(
            TokenSettings.builder().accessTokenTimeToLive(Duration.ofMinutes(15)).build())
        .build();
  }
}
