package io.onething.engine;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import io.onething.testing.TestServer;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;

/** A case that waits for one department, without the way that leads there. */
final class GatewayTrial {

  static final String NAME = "李文𠮷";
  static final String ID_NUMBER = "430602200403164627";
  static final String MOBILE = "13800001001";

  /** Not among the facts that {@link #TOPIC} may see, so that its worker cannot mask it. */
  static final String ADDRESS = "福中三路市民中心";

  static final String TOPIC = "police.permit";
  static final String REFUSAL = "Error_PoliceRefused";

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Trial" targetNamespace="http://onething.io/trial">
        <bpmn:error id="Error_Refused" errorCode="Error_PoliceRefused"/>
        <bpmn:process id="gateway-trial" name="部门试验" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="Event_Begin"/>
          <bpmn:sequenceFlow id="Flow_1" sourceRef="Event_Begin" targetRef="Task_Permit"/>
          <bpmn:serviceTask id="Task_Permit" name="签发准予迁入证明" camunda:type="external" camunda:topic="police.permit"/>
          <bpmn:boundaryEvent id="Event_Refused" attachedToRef="Task_Permit">
            <bpmn:errorEventDefinition errorRef="Error_Refused"/>
          </bpmn:boundaryEvent>
          <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Permit" targetRef="Event_Done"/>
          <bpmn:sequenceFlow id="Flow_3" sourceRef="Event_Refused" targetRef="Event_End"/>
          <bpmn:endEvent id="Event_Done"/>
          <bpmn:endEvent id="Event_End"/>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final String CLERK_MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Clerk" targetNamespace="http://onething.io/trial">
        <bpmn:process id="gateway-clerk-trial" name="审核试验" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="Event_Begin"/>
          <bpmn:sequenceFlow id="Flow_1" sourceRef="Event_Begin" targetRef="Task_Review"/>
          <bpmn:userTask id="Task_Review" name="人社审核" camunda:candidateGroups="hrss-clerks">
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="en" value="HRSS review"/>
              <camunda:property name="department" value="hrss"/>
            </camunda:properties></bpmn:extensionElements>
          </bpmn:userTask>
          <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Review" targetRef="Event_Done"/>
          <bpmn:endEvent id="Event_Done"/>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private final TestServer server;
  private final CaseId id;
  private final String number;
  private final String instance;

  private GatewayTrial(TestServer server, CaseId id, String number, String instance) {
    this.server = server;
    this.id = id;
    this.number = number;
    this.instance = instance;
  }

  /** Puts a new case before the police. */
  static GatewayTrial begin(TestServer server) {
    return begin(server, TOPIC);
  }

  /** Puts a new case before whoever answers this topic. */
  static GatewayTrial begin(TestServer server, String topic) {
    String model = MODEL.replace(TOPIC, topic);
    CaseFiles files = server.bean(CaseFiles.class);
    CaseFacts facts = server.bean(CaseFacts.class);
    CaseId id = files.openDraft("talent-residency", "liwen");
    facts.record(id, "identity", Map.of("applicantName", NAME, "idNumber", ID_NUMBER));
    facts.record(
        id,
        "applicant",
        Map.of("mobile", MOBILE, "settleType", "TALENT_COLLECTIVE", "settleAddress", ADDRESS));
    String number = files.submit(id);
    return new GatewayTrial(server, id, number, start(server, "gateway-trial", model, id, number));
  }

  /** Puts the same case before whoever answers this topic, once more. */
  GatewayTrial again(String topic) {
    String model = MODEL.replace(TOPIC, topic);
    return new GatewayTrial(server, id, number, start(server, "gateway-trial", model, id, number));
  }

  /** Starts a model of the test's own for a submitted case; returns the process instance's id. */
  static String start(TestServer server, String process, String model, CaseId id, String number) {
    server
        .bean(RepositoryService.class)
        .createDeployment()
        .name(process)
        .enableDuplicateFiltering(true)
        .addString(process + ".bpmn", model)
        .deploy();
    return server
        .bean(RuntimeService.class)
        .startProcessInstanceByKey(process, number, Map.of("caseId", id.toString()))
        .getId();
  }

  /** Puts the case before a clerk of HRSS as well; returns the task's id. */
  String beforeAClerk() {
    String review = start(server, "gateway-clerk-trial", CLERK_MODEL, id, number);
    return server
        .bean(TaskService.class)
        .createTaskQuery()
        .processInstanceId(review)
        .singleResult()
        .getId();
  }

  CaseId id() {
    return id;
  }

  String number() {
    return number;
  }

  /** The engine's task as it stands. */
  ExternalTask task() {
    return server
        .bean(ExternalTaskService.class)
        .createExternalTaskQuery()
        .processInstanceId(instance)
        .singleResult();
  }

  boolean hasEnded() {
    return hasEnded(server, instance);
  }

  /** Whether the process instance has. */
  static boolean hasEnded(TestServer server, String instance) {
    return server
            .bean(RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceId(instance)
            .count()
        == 0;
  }

  /** Takes the case away from the department, as a withdrawal does. */
  void cancel() {
    if (!hasEnded()) {
      server.bean(RuntimeService.class).deleteProcessInstance(instance, "cancelled by the test");
    }
  }
}
