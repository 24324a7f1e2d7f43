package io.onething.engine;

import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What departments called our requests whose answers come later. */
@Repository
class DepartmentTickets {

  private final JdbcClient jdbc;
  private final Clock clock;

  DepartmentTickets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The request that a ticket belongs to.
   *
   * @param since when the department had taken it
   */
  record Ticket(String topic, CaseId caseId, Instant since) {}

  /**
   * @throws OneThingException {@code BAD_ANSWER} if the department has given this ticket to another
   *     case: an answer could not be told apart
   */
  void keep(String department, String ticket, String topic, CaseId id) {
    jdbc.sql(
            "INSERT INTO department_ticket (department, ticket, topic, case_id, created_at) VALUES"
                + " (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE ticket = ticket")
        .params(department, ticket, topic, id.toString(), Timestamp.from(clock.instant()))
        .update();
    if (!find(department, ticket).map(Ticket::caseId).filter(id::equals).isPresent()) {
      throw new OneThingException(
          ErrorCode.BAD_ANSWER,
          topic + ": the ticket belongs to another case already, expected one of its own");
    }
  }

  Optional<Ticket> find(String department, String ticket) {
    return jdbc.sql(
            "SELECT topic, case_id, created_at FROM department_ticket WHERE department = ? AND ticket = ?")
        .params(department, ticket)
        .query(
            (row, n) ->
                new Ticket(
                    row.getString(1), CaseId.of(row.getString(2)), row.getTimestamp(3).toInstant()))
        .optional();
  }
}
