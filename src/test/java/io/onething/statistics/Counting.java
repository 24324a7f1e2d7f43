package io.onething.statistics;

import io.onething.shared.CaseId;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases that have ended are counted when a test says so. */
public final class Counting {

  private Counting() {}

  /** Counts what has ended and is not counted. */
  public static void round(ApplicationContext server) {
    server.getBean(CountSweep.class).sweep();
  }

  /** What the case is counted under; it must have been counted. */
  public static String outcome(ApplicationContext server, CaseId id) {
    return server
        .getBean(JdbcClient.class)
        .sql("SELECT outcome FROM case_count WHERE case_id = ?")
        .param(id.toString())
        .query(String.class)
        .single();
  }
}
