package io.onething.availability;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many tasks of a department were handed out on a day: one row, locked while it is counted, so
 * that several servers together keep to the quota exactly.
 */
@Repository
@Transactional
class DailyQuota {

  private final JdbcClient jdbc;

  DailyQuota(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Counts as many tasks as there is room for; the row stays locked until the transaction ends.
   *
   * @return how many
   */
  public int take(String department, LocalDate day, int wanted, int perDay) {
    int before = locked(department, day).orElseGet(() -> begun(department, day));
    int taken = Math.clamp((long) perDay - before, 0, wanted);
    if (taken > 0) {
      jdbc.sql(
              "UPDATE department_day SET handed_out = handed_out + ? WHERE department = ? AND day = ?")
          .params(taken, department, day)
          .update();
    }
    return taken;
  }

  /** Takes back the count of a task that was given back unbegun. */
  public void giveBack(String department, LocalDate day) {
    jdbc.sql(
            "UPDATE department_day SET handed_out = handed_out - 1 WHERE department = ? AND day = ?"
                + " AND handed_out > 0")
        .params(department, day)
        .update();
  }

  /** How many were handed out on this day. */
  @Transactional(readOnly = true)
  public int handedOut(String department, LocalDate day) {
    return jdbc.sql("SELECT handed_out FROM department_day WHERE department = ? AND day = ?")
        .params(department, day)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private Optional<Integer> locked(String department, LocalDate day) {
    return jdbc.sql(
            "SELECT handed_out FROM department_day WHERE department = ? AND day = ? FOR UPDATE")
        .params(department, day)
        .query(Integer.class)
        .optional();
  }

  /** The first of the day. IGNORE would let those who come second wait for each other. */
  private int begun(String department, LocalDate day) {
    jdbc.sql(
            "INSERT INTO department_day (department, day, handed_out) VALUES (?, ?, 0)"
                + " ON DUPLICATE KEY UPDATE handed_out = handed_out")
        .params(department, day)
        .update();
    return locked(department, day).orElseThrow();
  }
}
