package io.onething.access;

import io.onething.access.web.ProblemAnswers;
import io.onething.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What follows a sign-in or sign-out: the audit row, those who must know, the way on. */
@Component
class SignInAnswers
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SignInAnswers.class);
  private static final String SIGN_IN = "SIGN_IN";

  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final ProblemAnswers problems;

  SignInAnswers(AuditTrail audit, ApplicationEventPublisher events, ProblemAnswers problems) {
    this.audit = audit;
    this.events = events;
    this.problems = problems;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    try {
      Person person = CurrentPerson.of(authentication).orElseThrow();
      audit.recordAs(
          person.subject(), SIGN_IN, person.roles().toString(), AuditTrail.Result.DONE, null);
      events.publishEvent(new PersonSignedIn(person));
    } catch (DataAccessException | TransactionException away) {
      LOG.error("A sign-in could not be recorded and was undone", away);
      end(request);
      problems.refuse(request, response, ErrorCode.UNAVAILABLE, "The sign-in cannot be recorded");
      return;
    }
    response.sendRedirect(SignInRequests.destination(request));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    LOG.warn("A sign-in failed: {}", failure.getMessage());
    try {
      audit.recordAs(
          "-", SIGN_IN, failure.getClass().getSimpleName(), AuditTrail.Result.FAILED, null);
    } catch (DataAccessException | TransactionException away) {
      LOG.error("A failed sign-in could not be recorded", away);
    }
    problems.refuse(
        request, response, ErrorCode.NOT_SIGNED_IN, "The identity provider's answer was refused");
  }

  /** Sign-out: recorded first; the session ends in any case. */
  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    CurrentPerson.of(authentication)
        .ifPresent(
            person ->
                audit.recordAs(person.subject(), "SIGN_OUT", "-", AuditTrail.Result.DONE, null));
  }

  private static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
