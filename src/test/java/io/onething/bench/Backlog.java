package io.onething.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Many waiting cases in little time: the rows of one case that was begun as usual, copied in the
 * database under other ids.
 */
final class Backlog {

  private static final Map<String, String> ENGINE =
      Map.of(
          "ACT_RU_EXECUTION",
          "PROC_INST_ID_ = :instance",
          "ACT_RU_VARIABLE",
          "PROC_INST_ID_ = :instance",
          "ACT_RU_EXT_TASK",
          "PROC_INST_ID_ = :instance",
          "ACT_RU_TASK",
          "PROC_INST_ID_ = :instance",
          "ACT_RU_JOB",
          "PROCESS_INSTANCE_ID_ = :instance",
          "ACT_HI_TASKINST",
          "PROC_INST_ID_ = :instance");

  private static final Map<String, String> CASES =
      Map.of(
          "case_file", "id = :case",
          "case_fact", "case_id = :case",
          "case_step", "case_id = :case",
          "case_event", "case_id = :case",
          "clock", "case_id = :case");

  /** Columns that hold an id, or a name that ends in one. */
  private static final List<String> IDS =
      List.of(
          "ID_",
          "PROC_INST_ID_",
          "PROCESS_INSTANCE_ID_",
          "ROOT_PROC_INST_ID_",
          "PARENT_ID_",
          "EXECUTION_ID_",
          "ACT_INST_ID_",
          "VAR_SCOPE_",
          "BUSINESS_KEY_",
          "id",
          "case_id",
          "case_number",
          "activity_instance");

  private final DataSource source;
  private final int cases;

  /**
   * @param cases how many cases the copies belong to, in turn: reading one and the same case again
   *     and again would be too easy
   */
  Backlog(DataSource source, int cases) {
    this.source = source;
    this.cases = cases;
  }

  /**
   * Copies a waiting process instance and its case.
   *
   * @param instance id of the process instance
   * @param caseId id of its case; nothing if it has none
   * @param from number of the first copy
   * @param until number of the last copy
   */
  void copy(String instance, String caseId, int from, int until) throws java.sql.SQLException {
    SingleConnectionDataSource one = new SingleConnectionDataSource(source.getConnection(), true);
    try {
      JdbcClient jdbc = JdbcClient.create(one);
      jdbc.sql("SET foreign_key_checks = 0, unique_checks = 0").update();
      ENGINE.forEach((table, where) -> copy(jdbc, table, where, instance, caseId, from, until));
      if (!caseId.isEmpty() && from <= cases) {
        int last = Math.min(until, cases);
        CASES.forEach((table, where) -> copy(jdbc, table, where, instance, caseId, from, last));
      }
      jdbc.sql("SET foreign_key_checks = 1, unique_checks = 1").update();
      ENGINE.keySet().forEach(table -> jdbc.sql("ANALYZE TABLE " + table).query().listOfRows());
    } finally {
      one.destroy();
    }
  }

  private void copy(
      JdbcClient jdbc,
      String table,
      String where,
      String instance,
      String caseId,
      int from,
      int until) {
    List<String> columns =
        jdbc.sql(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                    + " AND table_name = ? AND extra NOT LIKE '%auto_increment%' ORDER BY ordinal_position")
            .param(table)
            .query(String.class)
            .list();
    String names = columns.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    String values =
        columns.stream().map(name -> value(table, name)).collect(Collectors.joining(", "));
    jdbc.sql(
            "INSERT INTO %s (%s) SELECT %s FROM %s t JOIN seq_%d_to_%d n WHERE t.%s"
                .formatted(table, names, values, table, from, until, where))
        .param("instance", instance)
        .param("case", caseId)
        .update();
  }

  /**
   * The last twelve characters of an id become the number of the copy, in small letters as the ids
   * of cases have them: others are not found.
   */
  private String value(String table, String column) {
    String text = "t.`" + column + "`";
    if (table.equals("ACT_RU_VARIABLE") && column.equals("TEXT_")) {
      String caseOf = "1 + (n.seq - 1) MOD " + cases;
      return "IF(t.NAME_ = 'caseId', " + numbered(text, caseOf) + ", " + text + ")";
    }
    return IDS.contains(column) ? numbered(text, "n.seq") : text;
  }

  private static String numbered(String text, String number) {
    return "CONCAT(LEFT(%s, CHAR_LENGTH(%s) - 12), LPAD(LOWER(HEX(%s)), 12, '0'))"
        .formatted(text, text, number);
  }
}
