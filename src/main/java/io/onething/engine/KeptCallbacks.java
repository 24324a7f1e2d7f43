package io.onething.engine;

import io.onething.cases.Vault;
import io.onething.engine.ReceivedCallback.State;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every answer that departments have sent, sealed, and what became of it. */
@Repository
class KeptCallbacks {

  private static final String THIS = " WHERE department = ? AND ticket = ? AND body_index = ?";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final CallbackReading reading;
  private final Clock clock;

  KeptCallbacks(JdbcClient jdbc, Vault vault, CallbackReading reading, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.reading = reading;
    this.clock = clock;
  }

  /** One that waits for its case, still sealed. */
  record Waiting(long id, String department, String ticket, byte[] sealedBody) {}

  /** Keeps it, unless it is kept already. */
  void keep(ReceivedCallback callback, State state) {
    jdbc.sql(
            """
            INSERT INTO department_callback (department, ticket, body_index, sealed_body, state, received_at)
            VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = id
            """)
        .params(
            callback.department(),
            callback.ticket(),
            index(callback),
            vault.seal(callback.body()),
            state.name(),
            now())
        .update();
  }

  /** What has become of it; nothing if it is new. */
  Optional<State> stateOf(ReceivedCallback callback) {
    return jdbc.sql("SELECT state FROM department_callback" + THIS)
        .params(callback.department(), callback.ticket(), index(callback))
        .query(String.class)
        .optional()
        .map(State::valueOf);
  }

  void settle(ReceivedCallback callback, State state) {
    jdbc.sql("UPDATE department_callback SET state = ?, settled_at = ?" + THIS)
        .params(state.name(), now(), callback.department(), callback.ticket(), index(callback))
        .update();
  }

  /**
   * Those that wait and whose request is known by now, in order.
   *
   * @param after the id after which to begin
   */
  List<Waiting> waiting(long after, int most) {
    return jdbc.sql(
            """
            SELECT c.id, c.department, c.ticket, c.sealed_body FROM department_callback c
            JOIN department_ticket t ON t.department = c.department AND t.ticket = c.ticket
            WHERE c.state = 'KEPT' AND c.id > ? ORDER BY c.id LIMIT ?
            """)
        .params(after, most)
        .query(
            (row, n) ->
                new Waiting(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4)))
        .list();
  }

  /** Opens what was kept. */
  ReceivedCallback open(Waiting waiting) {
    return reading.kept(waiting.department(), waiting.ticket(), vault.open(waiting.sealedBody()));
  }

  private byte[] index(ReceivedCallback callback) {
    return vault.index("callback", callback.body());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
