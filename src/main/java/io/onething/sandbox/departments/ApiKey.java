package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A key in the header {@code X-Api-Key}. */
record ApiKey(Secret key) implements SignIn {

  @Override
  public @Nullable Refusal refusal(HttpServletRequest request) {
    return key.is(request.getHeader("X-Api-Key"))
        ? null
        : Refusal.of("API_KEY_REFUSED", "X-Api-Key is missing or is not this department's key.");
  }
}
