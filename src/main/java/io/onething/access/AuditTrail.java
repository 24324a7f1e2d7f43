package io.onething.access;

import io.onething.cases.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who did what to which subject, when, from where, with what result. A row joins the transaction of
 * the act: if it cannot be written, the act does not happen (GB/T 22239, 8.1.4.3).
 */
@Component
@Transactional
public class AuditTrail {

  private static final int LONGEST_SUBJECT = 255;

  private final JdbcClient jdbc;
  private final CurrentPerson caller;
  private final Vault vault;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, CurrentPerson caller, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.caller = caller;
    this.vault = vault;
    this.clock = clock;
  }

  /** How an act ended. */
  public enum Result {
    DONE,
    DENIED,
    FAILED
  }

  /**
   * Records an act of the caller.
   *
   * @param act what was done: {@code REVEAL}
   * @param subject what it was done to, without personal data: a case number, a path
   * @param reason why, in the caller's own words; kept sealed, for it may name people
   */
  public void record(String act, String subject, Result result, @Nullable String reason) {
    recordAs(caller.find().map(Person::subject).orElse("-"), act, subject, result, reason);
  }

  /** Records an act of somebody who is only just being signed in or out. */
  void recordAs(String who, String act, String subject, Result result, @Nullable String reason) {
    jdbc.sql(
            "INSERT INTO audit_event (happened_at, who, act, subject, result, from_address, sealed_reason) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            Timestamp.from(clock.instant()),
            who,
            act,
            subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
            result.name(),
            address(),
            reason == null ? null : vault.seal(reason))
        .update();
  }

  private static @Nullable String address() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      HttpServletRequest request = current.getRequest();
      return request.getRemoteAddr();
    }
    return null;
  }
}
