package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle.OfficeRule;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeCheckTest {

  @Test
  void takesTheGroupOfAnOfficeOfTheSameDepartment() {
    assertThat(faults("camunda:candidateGroups=\"${offices.group(caseId,'school')}\"")).isEmpty();
    assertThat(faults("camunda:candidateGroups=\"${ offices.heads( caseId , 'school' ) }\""))
        .isEmpty();
    assertThat(faults("camunda:candidateGroups=\"offices-clerks\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camunda:candidateGroups=\"hrss-clerks,${offices.group(caseId,'school')}\"",
        "camunda:candidateGroups=\"${offices.group(caseId,school)}\"",
        "camunda:candidateGroups=\"${offices.group('school')}\"",
        "camunda:candidateGroups=\"${offices.toString()}\"",
        "camunda:candidateGroups=\"#{offices.group(caseId,'school')}\"",
        "camunda:assignee=\"${offices.group(caseId,'school')}\""
      })
  void refusesWhatItCannotRead(String attribute) {
    assertThat(faults(attribute))
        .singleElement()
        .asString()
        .startsWith("processes/trial/trial.bpmn: Task_Review: cannot read '");
  }

  @Test
  void refusesOfficesThatTheManifestDoesNotName() {
    assertThat(faults("camunda:candidateGroups=\"${offices.group(caseId,'schools')}\""))
        .containsExactly(
            "processes/trial/trial.bpmn: Task_Review: unknown offices 'schools', expected one of"
                + " [registry, school]");
  }

  @Test
  void refusesTheOfficeOfAnotherDepartment() {
    assertThat(faults("camunda:candidateGroups=\"${offices.group(caseId,'registry')}\""))
        .containsExactly(
            "processes/trial/trial.bpmn: Task_Review: a step of 'schools' at an office of"
                + " 'registry', expected the same department");
  }

  @Test
  void takesTheGroupThatIsHandedOver() {
    assertThat(handed("schools", "group", "${offices.group(caseId,'school')}")).isEmpty();
    assertThat(handed("schools", "group", "${offices.group(caseId,'registry')}"))
        .containsExactly(
            "processes/trial/trial.bpmn: Task_Deliver: a step of 'schools' at an office of"
                + " 'registry', expected the same department");
    assertThat(handed("schools", "mode", "${offices.group(caseId,'school')}"))
        .singleElement()
        .asString()
        .startsWith("processes/trial/trial.bpmn: Task_Deliver: cannot read '");
  }

  private static List<String> handed(String department, String target, String expression) {
    return faultsOf(
        """
        <bpmn:callActivity id="Task_Deliver" calledElement="delivery">
          <bpmn:extensionElements>
            <camunda:in sourceExpression="%s" target="department"/>
            <camunda:in sourceExpression="%s" target="%s"/>
          </bpmn:extensionElements>
        </bpmn:callActivity>
        """
            .formatted(department, expression, target));
  }

  private static List<String> faults(String attribute) {
    return faultsOf(
        """
        <bpmn:userTask id="Task_Review" %s>
          <bpmn:extensionElements><camunda:properties>
            <camunda:property name="department" value="schools"/>
          </camunda:properties></bpmn:extensionElements>
        </bpmn:userTask>
        """
            .formatted(attribute));
  }

  private static List<String> faultsOf(String step) {
    String model =
        """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
          <bpmn:process id="trial">
            %s
          </bpmn:process>
        </bpmn:definitions>
        """
            .formatted(step);
    List<Fault> faults = new ArrayList<>();
    ModelDocument document =
        ModelDocument.read(
                new DataFile("processes/trial/trial.bpmn", model.getBytes(StandardCharsets.UTF_8)),
                faults)
            .orElseThrow();
    new OfficeCheck(
            document,
            Map.of(
                "school", new OfficeRule("schools", "=school", null, null),
                "registry", new OfficeRule("registry", null, "=address", null)),
            faults)
        .check();
    return faults.stream().map(Fault::toString).toList();
  }
}
