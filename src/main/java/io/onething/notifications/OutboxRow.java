package io.onething.notifications;

import io.onething.shared.CaseId;
import java.time.Instant;

/**
 * A message in the outbox.
 *
 * @param message its id in the bundle
 * @param params JSON of codes and dates as they were when it was written
 * @param attempts how often it has been tried, this time included
 */
record OutboxRow(
    long id, CaseId caseId, String message, String params, Instant createdAt, int attempts) {}
