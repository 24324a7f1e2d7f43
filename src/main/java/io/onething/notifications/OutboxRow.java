package io.onething.notifications;

import io.onething.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param message its id in the bundle
 * @param params JSON of codes and dates as they were when it was written
 * @param attempts how often it has been tried, this time included
 * @param participant who is told, as {@link ParticipantNumbers} knows her; null for the applicant
 *     and for staff
 */
record OutboxRow(
    long id,
    CaseId caseId,
    String message,
    String params,
    Instant createdAt,
    int attempts,
    @Nullable String participant) {}
