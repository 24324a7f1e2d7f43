package io.onething.organisation;

import io.onething.shared.UtcTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The groups that each member of staff had when she last signed in, for those who stand in for her:
 * the identity provider tells of nobody who is away.
 */
final class StaffGroupStore {

  private static final String BETWEEN = "\n";

  private final JdbcClient jdbc;

  StaffGroupStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known of somebody. */
  record Known(List<String> groups, @Nullable String department) {}

  void keep(String subject, List<String> groups, @Nullable String department, Instant at) {
    jdbc.sql(
            """
            INSERT INTO staff_group (subject, group_ids, department, seen_at) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE group_ids = VALUES(group_ids), department = VALUES(department),
              seen_at = VALUES(seen_at)
            """)
        .params(subject, String.join(BETWEEN, groups), department, UtcTime.of(at))
        .update();
  }

  Optional<Known> find(String subject) {
    return jdbc.sql("SELECT group_ids, department FROM staff_group WHERE subject = ?")
        .param(subject)
        .query((row, number) -> new Known(split(row.getString(1)), row.getString(2)))
        .optional();
  }

  private static List<String> split(String groups) {
    return Arrays.stream(groups.split(BETWEEN)).filter(group -> !group.isEmpty()).toList();
  }
}
