package io.onething.deadlines;

import java.time.Instant;

/**
 * One publication of a year, as it is kept; a correction is a further one of the same year.
 *
 * @param revision 1 for the first publication, 2 for the first correction
 * @param by the identity provider's subject, or the name of the file
 */
record PublishedYear(
    long id, CalendarYear year, int revision, Origin origin, String by, Instant at) {

  /** How a year came. */
  enum Origin {
    /** With the product, or from a folder of the operator's. */
    FILE,
    /** From an operator, while the server was running. */
    PAGE
  }

  boolean isCorrection() {
    return revision > 1;
  }
}
