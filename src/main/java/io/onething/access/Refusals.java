package io.onething.access;

import io.onething.access.web.ProblemAnswers;
import io.onething.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How the doors refuse: 401 to whom they do not know, 403 (recorded) to whom they do. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final ProblemAnswers problems;
  private final AuditTrail audit;

  Refusals(ProblemAnswers problems, AuditTrail audit) {
    this.problems = problems;
    this.audit = audit;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    problems.refuse(request, response, ErrorCode.NOT_SIGNED_IN, why(request));
  }

  private static String why(HttpServletRequest request) {
    @Nullable String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (sent == null) {
      return "Expected a session or a bearer token";
    }
    return sent.regionMatches(true, 0, "Basic ", 0, 6)
        ? "账号和部署令牌不对：写错、已吊销或已到期；请在“版本”页（/releases）另生成一个。"
            + " User and deploy token were refused: wrong, revoked, or the token has run out; expected a"
            + " valid token of /releases and its user"
        : "The bearer token was refused";
  }

  /** Sends a browser to sign in and back here. */
  void commenceByPage(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if ("GET".equals(request.getMethod())) {
      response.sendRedirect(
          SignInRequests.BASE
              + "/"
              + IdentityClient.REGISTRATION
              + "?continue="
              + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
    } else {
      commence(request, response, refusal);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    try {
      audit.record(
          "ACCESS",
          request.getMethod() + " " + request.getRequestURI(),
          AuditTrail.Result.DENIED,
          null);
    } catch (DataAccessException | TransactionException away) {
      LOG.error("A denial could not be recorded", away);
    }
    problems.refuse(request, response, ErrorCode.FORBIDDEN, null);
  }
}
