package io.onething.clerks;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;

/** A case at a clerk's desk, without the way that leads there. */
final class ClerkTrial {

  static final String NAME = "李文𠮷";
  static final String ID_NUMBER = "430602200403164627";
  static final String MOBILE = "13800001001";

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Trial" targetNamespace="http://onething.io/trial">
        <bpmn:process id="clerk-trial" name="审核试验" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="Event_Begin"/>
          <bpmn:sequenceFlow id="Flow_1" sourceRef="Event_Begin" targetRef="Task_Review"/>
          <bpmn:userTask id="Task_Review" name="人社审核" camunda:formRef="trial-review" camunda:formRefBinding="deployment"
              camunda:candidateGroups="hrss-clerks" camunda:dueDate="2026-01-05T10:00:00">
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="en" value="HRSS review"/>
              <camunda:property name="department" value="hrss"/>
              <camunda:property name="clock" value="hrss-review"/>
            </camunda:properties></bpmn:extensionElements>
          </bpmn:userTask>
          <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Review" targetRef="Event_Done"/>
          <bpmn:endEvent id="Event_Done"/>
        </bpmn:process>
      </bpmn:definitions>
      """;
  private static final String FORM =
      """
      {"schemaVersion": 16, "type": "default", "id": "trial-review", "executionPlatform": "Camunda Platform",
       "executionPlatformVersion": "7.22.0", "components": [
        {"type": "radio", "id": "Field_decision", "key": "decision", "label": "审核结论", "validate": {"required": true},
         "values": [{"label": "同意引进", "value": "APPROVE"}, {"label": "不予引进", "value": "REJECT"}]}]}
      """;

  private ClerkTrial() {}

  /** Puts a case before the HRSS clerks and returns the id of their task. */
  static String begin(ApplicationContext server) {
    CaseFiles files = server.getBean(CaseFiles.class);
    CaseId id = files.openDraft("talent-residency", "liwen");
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("applicantName", NAME);
    identity.put("idNumber", ID_NUMBER);
    server.getBean(CaseFacts.class).record(id, "identity", identity);
    server
        .getBean(CaseFacts.class)
        .record(
            id,
            "applicant",
            Map.of(
                "mobile",
                MOBILE,
                "talentCategory",
                "FRESH_GRADUATE",
                "settleType",
                "TALENT_COLLECTIVE",
                "settleAddress",
                "深圳市福田区福中三路市民中心"));
    server
        .getBean(CaseFacts.class)
        .record(
            id,
            "education.degree",
            Map.of("degreeLevel", "BACHELOR", "school", "湖南大学", "graduationDate", "2026-06-20"));
    String number = files.submit(id);
    RepositoryService repository = server.getBean(RepositoryService.class);
    repository
        .createDeployment()
        .name("clerk-trial")
        .enableDuplicateFiltering(true)
        .addString("clerk-trial.bpmn", MODEL)
        .addString("trial-review.form", FORM)
        .deploy();
    String instance =
        server
            .getBean(RuntimeService.class)
            .startProcessInstanceByKey("clerk-trial", number, Map.of("caseId", id.toString()))
            .getId();
    return server
        .getBean(TaskService.class)
        .createTaskQuery()
        .processInstanceId(instance)
        .singleResult()
        .getId();
  }

  /** Where a test person's data could have ended up in the engine. */
  static List<String> personalData() {
    return List.of(NAME, ID_NUMBER, MOBILE);
  }
}
