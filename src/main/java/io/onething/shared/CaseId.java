package io.onething.shared;

import java.util.UUID;

/**
 * The internal identity of a case file. It is the engine's variable {@code caseId} and never shown
 * to people, who know a case by its number.
 */
public record CaseId(UUID value) {

  public static CaseId random() {
    return new CaseId(UUID.randomUUID());
  }

  /**
   * Reads the engine's variable.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static CaseId of(String text) {
    return new CaseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
