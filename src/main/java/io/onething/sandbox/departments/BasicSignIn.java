package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Name and password by HTTP Basic (RFC 7617). */
record BasicSignIn(String user, Secret password) implements SignIn {

  private static final String SCHEME = "Basic ";

  @Override
  public @Nullable Refusal refusal(HttpServletRequest request) {
    return credentials(request)
            .filter(shown -> user.equals(shown.user()) && password.is(shown.password()))
            .isPresent()
        ? null
        : Refusal.of(
            "PASSWORD_REFUSED",
            "Authorization is missing, or user and password are not those of a caller of this department.",
            "Basic realm=\"department\", charset=\"UTF-8\"");
  }

  /** What the caller shows, if it is readable. */
  static Optional<Credentials> credentials(HttpServletRequest request) {
    String shown = request.getHeader("Authorization");
    if (shown == null || !shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(shown.substring(SCHEME.length()).strip());
      String text = new String(decoded, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  record Credentials(String user, String password) {}
}
