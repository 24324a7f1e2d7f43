package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;

class ReachTest {

  @Test
  void whatLiesBehindIsNotReachedAndWhatLiesAheadIs() {
    BpmnModelInstance model =
        process().userTask("Before").userTask("Now").userTask("After").endEvent("End").done();

    assertThat(ahead(model, "Now")).containsExactlyInAnyOrder("Now", "After", "End");
  }

  @Test
  void aLoopLeadsBack() {
    BpmnModelInstance model =
        process()
            .userTask("Wait")
            .userTask("Remind")
            .exclusiveGateway("Again")
            .endEvent("End")
            .moveToLastGateway()
            .connectTo("Wait")
            .done();

    assertThat(ahead(model, "Remind")).contains("Wait");
  }

  @Test
  void aBoundaryEventLeadsElsewhere() {
    BpmnModelInstance model =
        process()
            .userTask("Now")
            .boundaryEvent("Late")
            .timerWithDuration("P1D")
            .userTask("Phone")
            .endEvent()
            .moveToActivity("Now")
            .endEvent("End")
            .done();

    assertThat(ahead(model, "Now")).contains("Late", "Phone", "End");
  }

  @Test
  void aScopeIsLeftButNotBegunAgain() {
    BpmnModelInstance model =
        process()
            .subProcess("Around")
            .embeddedSubProcess()
            .startEvent("Inside")
            .userTask("Wait")
            .userTask("Now")
            .endEvent()
            .subProcessDone()
            .userTask("After")
            .endEvent()
            .done();

    assertThat(ahead(model, "Now")).contains("Around", "After").doesNotContain("Inside", "Wait");
    assertThat(ahead(model, "Around")).doesNotContain("Wait");
  }

  @Test
  void aSubProcessAheadIsEnteredFromItsStart() {
    BpmnModelInstance model =
        process()
            .userTask("Now")
            .subProcess("Ahead")
            .embeddedSubProcess()
            .startEvent()
            .userTask("Wait")
            .endEvent()
            .subProcessDone()
            .endEvent()
            .done();

    assertThat(ahead(model, "Now")).contains("Ahead", "Wait");
  }

  @Test
  void anEventSubProcessMayBeginAtAnyTime() {
    ProcessBuilder process = Bpmn.createExecutableProcess("p");
    process
        .eventSubProcess("Withdrawal")
        .startEvent("Asked")
        .message("Message_Withdrawal")
        .userTask("Undo")
        .endEvent();
    BpmnModelInstance model = process.startEvent().userTask("Now").endEvent().done();

    assertThat(ahead(model, "Now")).contains("Asked", "Undo");
  }

  private static StartEventBuilder process() {
    return Bpmn.createExecutableProcess("p").startEvent("Begin");
  }

  private static Stream<String> ahead(BpmnModelInstance model, String open) {
    return Reach.from(model, List.of(open)).stream().map(FlowNode::getId);
  }
}
