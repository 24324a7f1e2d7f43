package io.onething.engine;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import io.onething.testing.TestServer;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A submitted case one of whose calls has come to the fallback desk.
 *
 * @param task the desk's task
 */
record DeskTrial(TestServer server, CaseId id, String caseNumber, String call, String task) {

  static final String NAME = "李文𠮷";
  static final String ID_NUMBER = "430602200403164627";

  /** The checks of a submitted case wait; the one of this topic is at the desk. */
  static DeskTrial begin(TestServer server, String topic) {
    Stopped stopped = stop(server, topic);
    server.bean(FallbackDeskSweep.class).sweep();
    String task =
        server
            .bean(TaskService.class)
            .createTaskQuery()
            .processInstanceBusinessKey(stopped.caseNumber())
            .taskDefinitionKey("Task_FallbackDesk")
            .singleResult()
            .getId();
    return new DeskTrial(server, stopped.id(), stopped.caseNumber(), stopped.call(), task);
  }

  /**
   * A submitted case one of whose calls has no attempts left, which the desk has not seen yet.
   *
   * @param call the engine's id of the external task
   */
  record Stopped(CaseId id, String caseNumber, String call) {}

  /** The checks of a submitted case wait; the one of this topic has no attempts left. */
  static Stopped stop(TestServer server, String topic) {
    CaseFiles files = server.bean(CaseFiles.class);
    CaseId id = files.openDraft("talent-residency", "liwen");
    CaseFacts facts = server.bean(CaseFacts.class);
    facts.record(id, "identity", Map.of("applicantName", NAME, "idNumber", ID_NUMBER));
    facts.record(
        id,
        "applicant",
        Map.of(
            "talentCategory", "FRESH_GRADUATE",
            "settleType", "TALENT_COLLECTIVE",
            "settleAddress", "深圳市福田区福中三路市民中心"));
    String number =
        server
            .bean(TransactionTemplate.class)
            .execute(
                status -> {
                  String given = files.submit(id);
                  server
                      .bean(CaseProcesses.class)
                      .start(id, given, server.bean(Catalog.class).bundle("talent-residency"));
                  return given;
                });
    String instance =
        server
            .bean(RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number)
            .singleResult()
            .getId();
    ExternalTaskService tasks = server.bean(ExternalTaskService.class);
    ExternalTask call =
        tasks.createExternalTaskQuery().processInstanceId(instance).topicName(topic).singleResult();
    tasks.setRetries(call.getId(), 0);
    return new Stopped(id, number, call.getId());
  }

  /** The desk's pages of this task. */
  String path(String page) {
    return "/api/tasks/" + task + "/desk" + page;
  }

  /** Whether the call still waits for the desk. */
  boolean waits() {
    return server.bean(DeskPlaces.class).of(call).isPresent()
        && server.bean(TaskService.class).createTaskQuery().taskId(task).count() == 1;
  }
}
