package io.onething.notifications;

import io.onething.shared.Localized;
import java.time.Instant;

/**
 * A message as its reader sees it.
 *
 * @param id its identity within the outbox
 * @param text in both languages, with the facts of the case put in
 */
public record Message(String id, Localized text, Instant at) {}
