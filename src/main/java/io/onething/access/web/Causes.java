package io.onething.access.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Looks behind an exception. */
final class Causes {

  private static final int DEEPEST = 20;

  private Causes() {}

  static Stream<Throwable> of(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .map(Throwable.class::cast)
        .limit(DEEPEST);
  }

  /**
   * Whether the database was not there, or too busy, so that the same request may succeed later.
   */
  static boolean databaseIsAway(Throwable problem) {
    return of(problem)
        .anyMatch(
            cause ->
                cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith("08")));
  }
}
