package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A token of {@link TokenOffice} (RFC 6750). */
record BearerToken(Tokens tokens) implements SignIn {

  private static final String SCHEME = "Bearer ";

  @Override
  public @Nullable Refusal refusal(HttpServletRequest request) {
    String shown = request.getHeader("Authorization");
    if (shown == null || !shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Refusal.of(
          "TOKEN_MISSING",
          "Authorization: Bearer <token> is missing; POST " + TokenOffice.PATH + " gives one.",
          "Bearer");
    }
    return tokens.isGood(shown.substring(SCHEME.length()).strip())
        ? null
        : Refusal.of(
            "TOKEN_REFUSED",
            "The token has run out or was never given; POST "
                + TokenOffice.PATH
                + " gives a new one.",
            "Bearer error=\"invalid_token\"");
  }
}
