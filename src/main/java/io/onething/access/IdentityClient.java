package io.onething.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Our side of the unified identity: the client registration and the readers of bearer tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityClient {

  static final String REGISTRATION = "identity";

  @Bean
  ClientRegistrationRepository identityRegistration(
      IdentitySettings identity, @Value("${onething.public-url:{baseUrl}}") String home) {
    return new InMemoryClientRegistrationRepository(
        ClientRegistration.withRegistrationId(REGISTRATION)
            .clientName("统一身份认证")
            .clientId(identity.clientId())
            .clientSecret(identity.clientSecret())
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(home + "/login/oauth2/code/{registrationId}")
            .scope(identity.scopes())
            .issuerUri(identity.issuer().toString())
            .authorizationUri(Objects.toString(identity.authorizationUri()))
            .tokenUri(Objects.toString(identity.tokenUri()))
            .jwkSetUri(Objects.toString(identity.jwksUri()))
            .userNameAttributeName(IdTokenClaimNames.SUB)
            .build());
  }

  /** Reads tokens for the API. The keys are fetched when the first token comes. */
  @Bean
  JwtDecoder apiTokens(IdentitySettings identity) {
    return tokensFor(identity.clientId(), identity);
  }

  /** Reads tokens of workers. */
  @Bean
  JwtDecoder workerTokens(IdentitySettings identity) {
    return tokensFor(identity.workerAudience(), identity);
  }

  static JwtDecoder tokensFor(String audience, IdentitySettings identity) {
    NimbusJwtDecoder tokens =
        NimbusJwtDecoder.withJwkSetUri(Objects.toString(identity.jwksUri()))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.PS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    JwtClaimValidator<Collection<String>> forUs =
        new JwtClaimValidator<>(
            JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience));
    tokens.setJwtValidator(
        new DelegatingOAuth2TokenValidator<Jwt>(
            JwtValidators.createDefaultWithIssuer(identity.issuer().toString()),
            new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull),
            forUs));
    return tokens;
  }

  /** Scopes and roles of a bearer token as authorities. */
  static JwtAuthenticationConverter bearerAuthorities() {
    JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(
        token -> {
          List<GrantedAuthority> authorities = new ArrayList<>(scopes.convert(token));
          Person.rolesIn(token.getClaims()).forEach(role -> authorities.add(authority(role)));
          return authorities;
        });
    return converter;
  }

  static GrantedAuthority authority(Role role) {
    return new SimpleGrantedAuthority("ROLE_" + role.name());
  }
}
