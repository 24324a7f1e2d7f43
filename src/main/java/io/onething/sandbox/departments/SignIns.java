package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** By which way each department lets its callers in. */
@Component
class SignIns {

  private static final String KEY_ID = "onething";
  private static final String REFUSAL = SignIns.class.getName();
  private static final SignIn.Refusal NOBODY =
      new SignIn.Refusal(
          HttpStatus.NOT_FOUND, "UNKNOWN", "There is no department at this address.", null);

  private final Map<Department, SignIn> ways = new HashMap<>();

  SignIns(DepartmentSecrets secrets, Tokens tokens, Clock clock, PlayedFiles played) {
    for (Department department : played.departments()) {
      ways.put(department, new ApiKey(secrets.of(department)));
    }
    ways.put(
        Department.EDUCATION, new SignedRequest(KEY_ID, secrets.of(Department.EDUCATION), clock));
    ways.put(
        Department.CIVIL_AFFAIRS,
        new BasicSignIn(
            secrets.text(DepartmentSecrets.CIVIL_AFFAIRS_USER),
            secrets.of(Department.CIVIL_AFFAIRS)));
    ways.put(Department.HOUSING, new BearerToken(tokens));
  }

  /** Whether the caller may come in; why not is kept with the request. */
  boolean open(HttpServletRequest request) {
    SignIn way = Department.called(request.getServletPath()).map(ways::get).orElse(null);
    SignIn.Refusal refusal = way == null ? NOBODY : way.refusal(request);
    request.setAttribute(REFUSAL, refusal);
    return refusal == null;
  }

  /** Why {@link #open} refused. */
  static SignIn.Refusal refusalOf(HttpServletRequest request) {
    return request.getAttribute(REFUSAL) instanceof SignIn.Refusal known ? known : NOBODY;
  }
}
