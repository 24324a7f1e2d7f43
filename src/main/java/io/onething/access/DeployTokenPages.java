package io.onething.access;

import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A modeler's own deploy tokens: made, listed, revoked. Every act leaves an audit row. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/deploy-tokens", produces = MediaType.APPLICATION_JSON_VALUE)
class DeployTokenPages {

  private static final int LONGEST_LABEL = 64;

  private final DeployTokens tokens;
  private final CurrentPerson caller;
  private final AuditTrail audit;
  private final Clock clock;

  DeployTokenPages(DeployTokens tokens, CurrentPerson caller, AuditTrail audit, Clock clock) {
    this.clock = clock;
    this.tokens = tokens;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * What a new token is for.
   *
   * @param label for its owner: {@code Modeler on my desk}
   * @param days until it runs out, 30 unless given
   */
  record Wish(@Nullable String label, @Nullable Integer days) {}

  /** The token, shown this once, and the user name that goes with it. */
  record NewToken(String user, String token, Instant expiresAt) {}

  /**
   * A token as the page shows it.
   *
   * @param state by the server's time, which a browser does not know
   */
  record Shown(
      long id,
      String label,
      Instant madeAt,
      Instant expiresAt,
      @Nullable Instant usedAt,
      State state) {}

  /** Whether a token still opens anything. */
  enum State {
    VALID,
    REVOKED,
    EXPIRED
  }

  @GetMapping
  List<Shown> all() {
    Instant now = clock.instant();
    return tokens.of(caller.get().subject()).stream()
        .map(
            row ->
                new Shown(
                    row.id(),
                    row.label(),
                    row.madeAt(),
                    row.expiresAt(),
                    row.usedAt(),
                    state(row, now)))
        .toList();
  }

  private static State state(DeployTokens.Row row, Instant now) {
    if (row.revokedAt() != null) {
      return State.REVOKED;
    }
    return row.expiresAt().isAfter(now) ? State.VALID : State.EXPIRED;
  }

  @PostMapping
  @Transactional
  public ResponseEntity<NewToken> make(@RequestBody Wish wish) {
    String label = wish.label() == null ? "" : wish.label().strip();
    int days = wish.days() == null ? 30 : wish.days();
    if (label.isEmpty() || label.length() > LONGEST_LABEL) {
      throw wrong("label", label, "1 to " + LONGEST_LABEL + " characters");
    }
    if (days < 1 || days > DeployTokens.LONGEST.toDays()) {
      throw wrong("days", String.valueOf(days), "1 to " + DeployTokens.LONGEST.toDays());
    }
    String subject = caller.get().subject();
    DeployTokens.Made made = tokens.make(subject, label, Duration.ofDays(days));
    audit.record("MAKE_DEPLOY_TOKEN", subject, AuditTrail.Result.DONE, null);
    return ResponseEntity.created(URI.create("/api/deploy-tokens"))
        .cacheControl(CacheControl.noStore())
        .body(new NewToken(subject, made.token(), made.expiresAt()));
  }

  @DeleteMapping("/{id}")
  @Transactional
  public ResponseEntity<Void> revoke(@PathVariable("id") long id) {
    if (!tokens.revoke(caller.get().subject(), id)) {
      throw new OneThingException(
          ErrorCode.UNKNOWN_ADDRESS, "You have no deploy token " + id + " that still counts");
    }
    audit.record("REVOKE_DEPLOY_TOKEN", String.valueOf(id), AuditTrail.Result.DONE, null);
    return ResponseEntity.noContent().build();
  }

  private static OneThingException wrong(String field, String found, String expected) {
    return new OneThingException(
        ErrorCode.INVALID_INPUT,
        "A deploy token cannot be made: " + field + " is '" + found + "', expected " + expected,
        List.of(
            new FieldFault(
                field, new Localized("应为 " + expected, "Expected " + expected), found, expected)));
  }
}
