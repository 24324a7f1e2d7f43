package io.onething.bench;

import io.onething.bench.BenchServer.Waiting;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clerk opens her group's list in Tasklist while 50,000 tasks of 20 groups wait: the page of
 * fifteen with the number of all, over HTTP with her session, sorted as Tasklist does at first and
 * by the due date. Beside it the same with 1,000 tasks. Wanted: 95 of 100 within 300 ms.
 */
final class TaskListScenario implements Bench.Scenario {

  private static final int FEW = 1_000;
  private static final int MANY = 50_000;
  private static final int GROUPS = 20;
  private static final int LISTS = 40;
  private static final int WARM_UP = 300;
  private static final double WANTED = 300;
  private static final String CLERK = "zhangmin";
  private static final String HER_GROUP = "hrss-clerks";
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @Override
  public void run(Rig rig) throws Exception {
    BenchServer server = rig.server();
    JdbcClient jdbc = server.bean(JdbcClient.class);
    TestBrowser clerk = TestBrowser.of(server.address()).signIn(CLERK);
    opened(clerk.get("/camunda/app/tasklist/default/"));
    String filter =
        opened(
                clerk.get(
                    ENGINE
                        + "/filter?firstResult=0&maxResults=2000&resourceType=Task&name=%E6%9C%AC%E7%BB%84%E5%BE%85%E5%8A%9E"))
            .replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

    Waiting few = server.fill(BenchFiles.TIMED, 1, FEW, FEW);
    share(jdbc, few);
    for (int n = 0; n < WARM_UP; n++) {
      list(clerk, filter, "created");
      list(clerk, filter, "dueDate");
    }
    double atRest = measure(rig, clerk, filter, FEW);
    Waiting many = server.fill(BenchFiles.TIMED, FEW + 1, MANY, MANY);
    share(jdbc, many);
    double crowded = measure(rig, clerk, filter, MANY);
    Figures.print(
        "task-list",
        "ratio p95_ms=%.1f wanted=%.0f of_wanted=%.2f p95_of_1k=%.2f",
        crowded,
        WANTED,
        crowded / WANTED,
        crowded / atRest);
    server.remove(few);
    server.remove(many);
  }

  /**
   * Gives the copied tasks to the groups in turn, with what the engine grants a group for each of
   * its tasks.
   */
  private static void share(JdbcClient jdbc, Waiting waiting) {
    String copies =
        "FROM (SELECT ID_, (CONV(RIGHT(ID_, 12), 16, 10) - 1) AS n FROM ACT_RU_TASK WHERE PROC_DEF_ID_ = :definition"
            + " AND ID_ NOT IN (SELECT TASK_ID_ FROM ACT_RU_IDENTITYLINK WHERE TASK_ID_ IS NOT NULL)) t";
    String group =
        "IF(t.n MOD %d = 0, '%s', CONCAT('clerks-', t.n MOD %d))"
            .formatted(GROUPS, HER_GROUP, GROUPS);
    Map<String, Object> definition = Map.of("definition", waiting.definition());
    jdbc.sql(
            "INSERT INTO ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)"
                + " SELECT CONCAT('bench-a-', t.n), 1, a.TYPE_, "
                + group
                + ", a.RESOURCE_TYPE_, t.ID_, a.PERMS_ "
                + copies
                + " JOIN (SELECT * FROM ACT_RU_AUTHORIZATION WHERE RESOURCE_TYPE_ = 7 AND GROUP_ID_ = '"
                + HER_GROUP
                + "' AND RESOURCE_ID_ <> '*' LIMIT 1) a")
        .params(definition)
        .update();
    int links =
        jdbc.sql(
                "INSERT INTO ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) SELECT CONCAT('bench-l-', t.n), 1, "
                    + group
                    + ", 'candidate', t.ID_ "
                    + copies)
            .params(definition)
            .update();
    if (links == 0) {
      throw new IllegalStateException("No task was shared out");
    }
    jdbc.sql("ANALYZE TABLE ACT_RU_AUTHORIZATION, ACT_RU_IDENTITYLINK, ACT_RU_TASK")
        .query()
        .listOfRows();
  }

  /** The slower of both sortings: 95 of 100 take no longer, in milliseconds. */
  private static double measure(Rig rig, TestBrowser clerk, String filter, int waiting)
      throws Exception {
    double slower = 0;
    for (String sorting : List.of("created", "dueDate")) {
      List<Double> millis = new ArrayList<>();
      int all = 0;
      Cost before = rig.cost();
      for (int n = 0; n < LISTS * rig.rounds(); n++) {
        long began = System.nanoTime();
        all = list(clerk, filter, sorting);
        millis.add(Figures.millis(System.nanoTime() - began));
      }
      Cost cost = rig.cost().since(before);
      if (all < waiting / GROUPS) {
        throw new IllegalStateException("The clerk saw %d of her %d tasks".formatted(all, waiting));
      }
      double p95 = Figures.percentile(millis, 95);
      Figures.print(
          "task-list",
          "variant=%s waiting=%d groups=%d hers=%d lists=%d p50_ms=%.1f p95_ms=%.1f sql_list=%.1f",
          sorting,
          waiting,
          GROUPS,
          all,
          millis.size(),
          Figures.median(millis),
          p95,
          cost.statements() / (double) millis.size());
      slower = Math.max(slower, p95);
    }
    return slower;
  }

  /** Opens the list as Tasklist does; how many tasks it says there are. */
  private static int list(TestBrowser clerk, String filter, String sorting) {
    String page =
        opened(
            clerk.post(
                ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15",
                "{\"sorting\":[{\"sortBy\":\"" + sorting + "\",\"sortOrder\":\"desc\"}]}",
                "Accept",
                "application/hal+json"));
    return Integer.parseInt(page.replaceAll("(?s).*\"count\":(\\d+).*", "$1"));
  }

  private static String opened(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
