package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestServer;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The engine's list of unclaimed tasks, whose visibility is decided by groups and not by grants.
 */
class UnclaimedTasksIT {

  private static TestServer server;
  private static TaskService tasks;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    tasks = server.bean(TaskService.class);
  }

  @Test
  void aTaskIsSeenOnceByWhoIsInItsGroup() {
    String task = ClerkTrial.begin(server.context());
    tasks.addCandidateGroup(task, "second-group");

    assertThat(seen("zhangmin", List.of("hrss-clerks", "second-group", "role-clerk")))
        .containsOnlyOnce(task);
    assertThat(seen("zhangmin", List.of("role-clerk", "second-group"))).containsOnlyOnce(task);
  }

  @Test
  void othersDoNotSeeIt() {
    String task = ClerkTrial.begin(server.context());

    assertThat(seen("luping", List.of("police-clerks", "role-clerk"))).doesNotContain(task);
    assertThat(seen("luping", List.of("role-clerk"))).doesNotContain(task);
    assertThat(seen("luping", List.of())).doesNotContain(task);
  }

  @Test
  void whoMayReadAllTasksSeesAll() {
    String task = ClerkTrial.begin(server.context());

    assertThat(seen("hanyun", List.of("role-operator"))).contains(task);
  }

  @Test
  void aClaimedTaskIsNotAmongThem() {
    String task = ClerkTrial.begin(server.context());

    tasks.claim(task, "zhangmin");

    assertThat(seen("chenlan", List.of("hrss-clerks", "role-clerk"))).doesNotContain(task);
  }

  @Test
  void aQueryWithItsOwnCandidatesStaysWithinWhatOneMaySee() {
    String task = ClerkTrial.begin(server.context());

    assertThat(
            as(
                "luping",
                List.of("police-clerks", "role-clerk"),
                tasks.createTaskQuery().taskUnassigned().taskCandidateGroup("hrss-clerks")))
        .doesNotContain(task);
  }

  private static List<String> seen(String person, List<String> groups) {
    return as(person, groups, tasks.createTaskQuery().taskUnassigned());
  }

  private static List<String> as(String person, List<String> groups, TaskQuery query) {
    IdentityService identity = server.bean(IdentityService.class);
    try {
      identity.setAuthentication(person, groups);
      List<String> listed = query.listPage(0, 2000).stream().map(Task::getId).toList();
      assertThat(query.count()).isEqualTo(listed.size());
      return listed;
    } finally {
      identity.clearAuthentication();
    }
  }
}
