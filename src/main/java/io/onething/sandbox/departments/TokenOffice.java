package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Housing: tokens for client credentials (RFC 6749, section 4.4). The client shows its secret by
 * HTTP Basic or in the form.
 */
@Tag(name = "housing")
@RestController
class TokenOffice {

  static final String PATH = "/departments/housing/token";

  private final Tokens tokens;
  private final String client;
  private final Secret secret;

  TokenOffice(Tokens tokens, DepartmentSecrets secrets) {
    this.tokens = tokens;
    this.client = secrets.text(DepartmentSecrets.HOUSING_CLIENT_ID);
    this.secret = secrets.of(Department.HOUSING);
  }

  @Operation(summary = "申请访问令牌 A token for client credentials")
  @SecurityRequirements
  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Map<String, Object>> token(
      HttpServletRequest request, @RequestBody MultiValueMap<String, String> form) {
    Map<String, String> fields =
        FormInput.of(request, form, Set.of("grant_type", "client_id", "client_secret", "scope"));
    if (!isClient(request, fields)) {
      return refused(
          HttpStatus.UNAUTHORIZED,
          "invalid_client",
          "client_id and client_secret are missing or not those of a client of this department");
    }
    String grant = fields.get("grant_type");
    if (!"client_credentials".equals(grant)) {
      return refused(
          HttpStatus.BAD_REQUEST,
          grant == null ? "invalid_request" : "unsupported_grant_type",
          "grant_type must be client_credentials");
    }
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("access_token", tokens.issue());
    given.put("token_type", "Bearer");
    given.put("expires_in", Tokens.LIFE.toSeconds());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(given);
  }

  private boolean isClient(HttpServletRequest request, Map<String, String> fields) {
    return BasicSignIn.credentials(request)
        .map(shown -> is(decoded(shown.user()), decoded(shown.password())))
        .orElseGet(() -> is(fields.get("client_id"), fields.get("client_secret")));
  }

  private boolean is(@Nullable String shownClient, @Nullable String shownSecret) {
    return client.equals(shownClient) && secret.is(shownSecret);
  }

  /** RFC 6749, section 2.3.1: both are form-encoded before they go into the header. */
  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static ResponseEntity<Map<String, Object>> refused(
      HttpStatus status, String error, String description) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    if (status == HttpStatus.UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"housing\"");
    }
    return answer.body(Map.of("error", error, "error_description", description));
  }
}
