package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import io.onething.departments.DepartmentFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where silence may count as an answer, with the calls that are shipped. */
class TacitCheckTest {

  private static final DepartmentFiles DEPARTMENTS =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION));

  @Test
  void acceptsTheOpinionOfADepartmentThatIsAskedBesideTheLeadingOne() {
    assertThat(faults("insurance.contributions", "", "Task_Ask", "{insuranceCheck: MATCH}"))
        .isEmpty();
  }

  @Test
  void refusesTheLeadingDepartment() {
    assertThat(faults("hrss.result", "", "Task_Ask", "{}"))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "clocks.opinion.tacit.step: 'Task_Ask' is a step of the leading department 'hrss', expected one of"
                            + " a department that is asked beside it: the decision itself is never tacit"));
  }

  @Test
  void refusesALicence() {
    String expected =
        "expected a query, which issues no document: a licence never comes by silence";
    assertThat(faults("police.permit", "", "Task_Ask", "{}"))
        .containsExactly(
            "clocks.opinion.tacit.step: 'Task_Ask' grants or changes something (police.permit), "
                + expected);
    assertThat(
            faults(
                "insurance.contributions",
                "<camunda:property name=\"document\" value=\"permit\"/>",
                "Task_Ask",
                "{insuranceCheck: MATCH}"))
        .containsExactly(
            "clocks.opinion.tacit.step: 'Task_Ask' grants or changes something (insurance.contributions), "
                + expected);
  }

  @Test
  void refusesAnswersThatTheCallDoesNotKnow() {
    assertThat(
            faults(
                "insurance.contributions",
                "",
                "Task_Ask",
                "{insuranceCheck: FINE, opinion: AGREE}"))
        .containsExactly(
            "clocks.opinion.tacit.answer.insuranceCheck: 'FINE', expected one of [MATCH, NONE, PARALLEL]",
            "clocks.opinion.tacit.answer.opinion: is no flag of insurance.contributions, expected one of [insuranceCheck]");
  }

  @Test
  void refusesAStepThatIsNoneOrRunsOnAnotherClock() {
    assertThat(faults("insurance.contributions", "", "Task_Asked", "{}"))
        .containsExactly(
            "clocks.opinion.tacit.step: 'Task_Asked' is no service task of the model, expected one of [Task_Ask, Task_Other]");
    assertThat(faults("insurance.contributions", "", "Task_Other", "{insuranceCheck: MATCH}"))
        .containsExactly(
            "clocks.opinion.tacit.step: 'Task_Other' does not run on this clock, expected the property clock = opinion"
                + " on it");
  }

  private static List<String> faults(String topic, String property, String step, String answer) {
    List<Fault> faults = new ArrayList<>();
    Bundle bundle =
        YamlFiles.read(
                file(
                    "processes/settle/bundle.yaml",
                    """
                    bundle: settle
                    leadDepartment: hrss
                    clocks:
                      opinion: {limit: 3wd, tacit: {step: %s, basis: a rule, answer: %s}}
                    """
                        .formatted(step, answer)),
                Bundle.class,
                faults)
            .orElseThrow();
    ModelDocument model =
        ModelDocument.read(
                file(
                    "processes/settle/settle.bpmn",
                    """
                    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                        xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                      <process id="settle">
                        <serviceTask id="Task_Ask" camunda:type="external" camunda:topic="%1$s">
                          <extensionElements><camunda:properties>
                            <camunda:property name="clock" value="opinion"/>%2$s
                          </camunda:properties></extensionElements>
                        </serviceTask>
                        <serviceTask id="Task_Other" camunda:type="external" camunda:topic="%1$s"/>
                      </process>
                    </definitions>
                    """
                        .formatted(topic, property)),
                faults)
            .orElseThrow();
    new TacitCheck(model, bundle, DEPARTMENTS, faults).check();
    String place = "processes/settle/bundle.yaml: ";
    return faults.stream()
        .map(Fault::toString)
        .map(fault -> fault.startsWith(place) ? fault.substring(place.length()) : fault)
        .toList();
  }

  private static DataFile file(String path, String text) {
    return new DataFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
