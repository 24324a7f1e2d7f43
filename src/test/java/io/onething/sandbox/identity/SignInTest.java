package io.onething.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.onething.sandbox.SandboxFixture;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

/** Speaks OpenID Connect to the sandbox over real HTTP, as the server and the worker do. */
class SignInTest {

  private static SandboxFixture sandbox;

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeAll
  static void start() {
    sandbox = SandboxFixture.start(URI.create("http://localhost:9"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void aHintSignsInAndGivesAnIdTokenWithThePersonsClaims() throws Exception {
    JsonNode tokens = signIn("liwen");

    JWTClaimsSet identity = verified(tokens.get("id_token").asText());
    assertThat(identity.getSubject()).isEqualTo("liwen");
    assertThat(identity.getIssuer()).isEqualTo(sandbox.address("").toString());
    assertThat(identity.getAudience()).containsExactly("onething-server");
    assertThat(identity.getStringClaim("name")).isEqualTo("李文");
    assertThat(identity.getStringListClaim("roles")).containsExactly("applicant");
    assertThat(identity.getStringListClaim("groups")).isEmpty();
    assertThat(identity.getStringClaim("id_number")).isEqualTo("430602200403164627");
    assertThat(identity.getStringClaim("mobile")).isEqualTo("13800001001");
    assertThat(identity.getStringClaim("nonce")).isEqualTo("nonce-1");

    JWTClaimsSet access = verified(tokens.get("access_token").asText());
    assertThat(access.getStringListClaim("roles")).containsExactly("applicant");
    assertThat(access.getClaims()).doesNotContainKeys("id_number", "mobile");
  }

  @Test
  void aClerkCarriesGroupsAndDepartment() throws Exception {
    JWTClaimsSet identity = verified(signIn("zhangmin").get("id_token").asText());
    assertThat(identity.getStringListClaim("roles")).containsExactly("clerk");
    assertThat(identity.getStringListClaim("groups")).containsExactly("hrss-clerks");
    assertThat(identity.getStringClaim("department")).isEqualTo("hrss");
    assertThat(identity.getClaims()).doesNotContainKeys("id_number", "mobile");
  }

  @Test
  void anotherHintSwitchesThePerson() throws Exception {
    signIn("liwen");
    assertThat(verified(signIn("zhoujie").get("id_token").asText()).getSubject())
        .isEqualTo("zhoujie");
  }

  @Test
  void withoutHintThePageListsThePeople() throws Exception {
    HttpResponse<String> answer = get(authorize(null));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("/login.html?")
        .contains("client_id=onething-server");
    assertThat(get(sandbox.address("/login.html")).body()).contains("统一身份认证");
    assertThat(get(sandbox.address("/people")).body())
        .contains("李文")
        .doesNotContain("430602200403164627");
  }

  @Test
  void anUnknownHintEndsAtThePage() throws Exception {
    assertThat(get(authorize("nobody")).headers().firstValue("Location").orElseThrow())
        .contains("/login.html");
  }

  @Test
  void aForeignRedirectIsRefused() throws Exception {
    URI foreign =
        UriComponentsBuilder.fromUri(authorize("liwen"))
            .replaceQueryParam("redirect_uri", "http://other.example/")
            .build(true)
            .toUri();
    assertThat(get(foreign).statusCode()).isEqualTo(400);
  }

  @Test
  void logsOutAtTheProviderAndReturns() throws Exception {
    String idToken = signIn("liwen").get("id_token").asText();
    HttpResponse<String> answer =
        get(
            sandbox.address(
                "/connect/logout?id_token_hint="
                    + idToken
                    + "&post_logout_redirect_uri=http://localhost:9/"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("http://localhost:9/");
    assertThat(get(authorize(null)).headers().firstValue("Location").orElseThrow())
        .contains("/login.html");
  }

  @Test
  void theWorkerGetsATokenForEveryTopic() throws Exception {
    HttpResponse<String> answer =
        token("grant_type=client_credentials&scope=worker", "worker", SandboxFixture.WORKER_SECRET);
    JWTClaimsSet claims = verified(json(answer).get("access_token").asText());
    assertThat(claims.getSubject()).isEqualTo("worker");
    assertThat(claims.getStringListClaim("topics")).containsExactly("*");
    assertThat(claims.getClaim("scope")).isEqualTo(List.of("worker"));
  }

  @Test
  void aWrongSecretIsRefused() throws Exception {
    assertThat(token("grant_type=client_credentials&scope=worker", "worker", "guess").statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatIsNotListedIsDenied() throws Exception {
    assertThat(get(sandbox.address("/actuator/env")).statusCode()).isEqualTo(403);
    assertThat(get(sandbox.address("/h2")).statusCode()).isEqualTo(403);
  }

  private JsonNode signIn(String subject) throws Exception {
    HttpResponse<String> answer = get(authorize(subject));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
    String code = UriComponentsBuilder.fromUri(location).build().getQueryParams().getFirst("code");
    assertThat(code).as(location.toString()).isNotNull();
    String form =
        "grant_type=authorization_code&code="
            + code
            + "&redirect_uri="
            + encoded(SandboxFixture.REDIRECT);
    return json(token(form, "onething-server", SandboxFixture.SERVER_SECRET));
  }

  private static URI authorize(String hint) {
    return sandbox.address(
        "/oauth2/authorize?response_type=code&client_id=onething-server&scope=openid&state=s&nonce=nonce-1&redirect_uri="
            + encoded(SandboxFixture.REDIRECT)
            + (hint == null ? "" : "&login_hint=" + hint));
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(address)
            .header("Accept", "text/html, application/json;q=0.5")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> token(String form, String client, String secret) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return browser.send(
        HttpRequest.newBuilder(sandbox.address("/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JWTClaimsSet verified(String token) throws Exception {
    SignedJWT jwt = SignedJWT.parse(token);
    JWKSet keys = JWKSet.parse(get(sandbox.address("/oauth2/jwks")).body());
    assertThat(jwt.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey()))).isTrue();
    return jwt.getJWTClaimsSet();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
