package io.onething.cases;

import io.onething.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case file (办件) as it stands; without its facts, which are sealed.
 *
 * @param caseNumber the public number, null while a draft
 * @param outcome how it ended, a key of the bundle's outcomes; null while open
 * @param withdrawalClosed the point after which it can no longer be withdrawn has been passed
 * @param withdrawalAsked the applicant wants to withdraw, and a person has yet to find out what the
 *     department has done
 * @param version counts every change that a follower of the case would see
 */
public record CaseFile(
    CaseId id,
    @Nullable String caseNumber,
    String bundle,
    CaseState state,
    @Nullable String outcome,
    boolean withdrawalClosed,
    boolean withdrawalAsked,
    long version,
    Instant createdAt,
    @Nullable Instant submittedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant closedAt) {

  /** Whether the case has ended. */
  public boolean isClosed() {
    return closedAt != null;
  }
}
