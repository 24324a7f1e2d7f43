package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two servers look for what belongs to the fallback desk, on one database. */
class TwoDesksIT {

  private static final String NEVER_BY_ITSELF = "--onething.desk.sweep-interval=3600000";
  private static final int CASES = 6;

  private static TestServer server;
  private static ConfigurableApplicationContext other;

  @BeforeAll
  static void start() {
    server = TestServer.start(NEVER_BY_ITSELF);
    other = server.startBeside(NEVER_BY_ITSELF);
  }

  @AfterAll
  static void close() {
    other.close();
    other = null;
    server.close();
  }

  @Test
  void aCallGetsOneTaskWhicheverServerIsFirst() throws Exception {
    List<DeskTrial.Stopped> stopped = new ArrayList<>();
    for (int n = 0; n < CASES; n++) {
      stopped.add(DeskTrial.stop(server, "insurance.contributions"));
    }
    List<FallbackDeskSweep> sweeps =
        List.of(server.bean(FallbackDeskSweep.class), other.getBean(FallbackDeskSweep.class));
    CyclicBarrier together = new CyclicBarrier(sweeps.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(sweeps.size())) {
      List<Future<?>> looks = new ArrayList<>();
      for (FallbackDeskSweep sweep : sweeps) {
        looks.add(
            threads.submit(
                () -> {
                  together.await();
                  sweep.sweep();
                  return null;
                }));
      }
      for (Future<?> look : looks) {
        look.get();
      }
    }

    for (DeskTrial.Stopped each : stopped) {
      assertThat(deskTasks(each)).as("tasks at the desk").isOne();
      assertThat(deskProcesses(each)).as("processes ever begun").isOne();
      assertThat(server.bean(DeskPlaces.class).of(each.call()).orElseThrow().times()).isOne();
    }
  }

  private static long deskTasks(DeskTrial.Stopped stopped) {
    return server
        .bean(TaskService.class)
        .createTaskQuery()
        .processInstanceBusinessKey(stopped.caseNumber())
        .taskDefinitionKey("Task_FallbackDesk")
        .count();
  }

  private static long deskProcesses(DeskTrial.Stopped stopped) {
    return server
        .bean(HistoryService.class)
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(stopped.caseNumber())
        .processDefinitionKey(FallbackDesk.PROCESS)
        .count();
  }
}
