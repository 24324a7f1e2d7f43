package io.onething.cases;

import io.onething.shared.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The open steps of departments that declare a clock. */
@Repository
@Transactional(readOnly = true)
public class TimedSteps {

  private static final String STEPS =
      "SELECT id, case_id, activity_instance, element, clock FROM case_step WHERE state = 'OPEN' AND"
          + " clock IS NOT NULL AND kind IN ('CHECK', 'EFFECT', 'UNDO')";

  private final JdbcClient jdbc;

  TimedSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An open step with the clock that runs while it is open.
   *
   * @param id counts all steps in the order of their begin
   * @param element the BPMN id
   * @param clock its name in the manifest
   */
  public record TimedStep(
      long id, CaseId caseId, String activityInstance, String element, String clock) {}

  /** One step, if it is open and declares a clock. */
  public Optional<TimedStep> find(CaseId id, String activityInstance) {
    return jdbc.sql(STEPS + " AND case_id = ? AND activity_instance = ?")
        .params(id.toString(), activityInstance)
        .query(TimedSteps::read)
        .optional();
  }

  /** The steps that began after the one of this id, in their order. */
  public List<TimedStep> after(long id, int most) {
    return jdbc.sql(STEPS + " AND id > ? ORDER BY id LIMIT ?")
        .params(id, most)
        .query(TimedSteps::read)
        .list();
  }

  private static TimedStep read(ResultSet row, int number) throws SQLException {
    return new TimedStep(
        row.getLong(1),
        CaseId.of(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }
}
