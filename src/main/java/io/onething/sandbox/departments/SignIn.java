package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How the callers of a department show who they are. */
interface SignIn {

  /** Why the request is refused; null when the caller may come in. */
  @Nullable Refusal refusal(HttpServletRequest request);

  /**
   * What a caller who stays outside is told.
   *
   * @param challenge the header {@code WWW-Authenticate}, null for ways that have none
   */
  record Refusal(HttpStatus status, String code, String detail, @Nullable String challenge) {

    static Refusal of(String code, String detail) {
      return of(code, detail, null);
    }

    static Refusal of(String code, String detail, @Nullable String challenge) {
      return new Refusal(HttpStatus.UNAUTHORIZED, code, detail, challenge);
    }
  }
}
