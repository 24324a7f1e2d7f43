package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<userTask id='Task_A' camunda:formRef='a'/>",
        "<userTask id='Task_A' camunda:formRef='a' camunda:formRefBinding='latest'/>",
        "<businessRuleTask id='Task_A' camunda:decisionRef='a' camunda:decisionRefBinding='version'/>",
        "<callActivity id='Task_A' calledElement='poll'/>",
        "<callActivity id='Task_A' calledElement='poll' camunda:calledElementBinding='latest'/>",
        "<startEvent id='Task_A'><timerEventDefinition/></startEvent>",
        "<startEvent id='Task_A'><messageEventDefinition/></startEvent>"
      })
  void whatWouldReachAnotherReleaseIsRefused(String element) {
    assertThat(faultsOf(element)).extracting(Fault::path).containsExactly("Task_A");
  }

  @Test
  void whatStaysWithinItsReleaseIsLetPass() {
    assertThat(
            faultsOf(
                "<startEvent id='Event_A'><outgoing>Flow_A</outgoing></startEvent>"
                    + "<userTask id='Task_A' camunda:formRef='a' camunda:formRefBinding='deployment'/>"
                    + "<callActivity id='Task_C' calledElement='poll' camunda:calledElementBinding='deployment'/>"
                    + "<businessRuleTask id='Task_B' camunda:decisionRef='a' camunda:decisionRefBinding='deployment'/>"
                    + "<subProcess id='Sub_A' triggeredByEvent='true'><startEvent id='Event_B'><timerEventDefinition/></startEvent></subProcess>"))
        .isEmpty();
  }

  private static List<Fault> faultsOf(String elements) {
    String text =
        "<definitions xmlns='"
            + ModelDocument.BPMN
            + "' xmlns:camunda='"
            + ModelDocument.CAMUNDA
            + "'><process id='a'>"
            + elements
            + "</process></definitions>";
    List<Fault> faults = new ArrayList<>();
    ModelDocument.read(
            new DataFile("processes/a/a.bpmn", text.getBytes(StandardCharsets.UTF_8)), faults)
        .ifPresent(model -> new ReleaseRules(model, faults).check());
    return faults;
  }
}
