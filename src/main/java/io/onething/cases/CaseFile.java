package io.onething.cases;

import io.onething.catalog.Edition;
import io.onething.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case file (办件) as it stands; without its facts, which are sealed.
 *
 * @param caseNumber the public number, null while a draft
 * @param release the release of its bundle that it runs on; null before anything was released
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
    @Nullable Integer release,
    CaseState state,
    @Nullable String outcome,
    boolean withdrawalClosed,
    boolean withdrawalAsked,
    long version,
    Instant createdAt,
    @Nullable Instant submittedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant closedAt) {

  /**
   * The bundle as the case has it: {@code talent-residency@3}. What the case is shown, told and
   * checked by is looked up by this name, not by the bundle's.
   */
  public String edition() {
    return release == null ? bundle : new Edition(bundle, release).toString();
  }

  /** Whether the case has ended. */
  public boolean isClosed() {
    return closedAt != null;
  }
}
