package io.onething.sandbox.departments;

import java.time.Instant;

/**
 * One effect in a department's ledger.
 *
 * @param kind what was done, e.g. {@code quota-card}
 * @param reference the number that the department gave it
 * @param key the caller's Idempotency-Key; the case number where the department takes none
 * @param subject for whom, masked
 * @param state ACTIVE until something else becomes of it
 * @param at when it was done
 * @param changedAt when its state changed last
 */
record LedgerRow(
    String kind,
    String reference,
    String key,
    String subject,
    String state,
    Instant at,
    Instant changedAt) {

  static final String ACTIVE = "ACTIVE";

  LedgerRow to(String newState, Instant when) {
    return new LedgerRow(kind, reference, key, subject, newState, at, when);
  }

  /** Name and citizen number as the public may see them. */
  static String masked(String name, String idNumber) {
    return masked(name)
        + " "
        + idNumber.charAt(0)
        + "****"
        + idNumber.charAt(idNumber.length() - 1);
  }

  /** A name as the public may see it. */
  static String masked(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
  }
}
