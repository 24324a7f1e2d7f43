package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.deadlines.Limit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** How long what follows a step may take. */
class PathAheadTest {

  private static final Duration WORKING_DAY = Duration.ofHours(24 * 7 / 5).plusMinutes(36);

  private static final Map<String, Limit> LIMITS =
      Map.of(
          "short", Limit.parse("2h"),
          "long", Limit.parse("5wd"),
          "days", Limit.parse("3d"));

  /**
   * A fork into A, and B with C after it; then D, or back to the fork by a correction; an error of
   * D leads to E.
   */
  private static final String FORK =
      node("startEvent", "Start", null)
          + flow("Start", "Fork")
          + node("parallelGateway", "Fork", null)
          + flow("Fork", "A")
          + flow("Fork", "B")
          + node("serviceTask", "A", "long")
          + node("serviceTask", "B", "short")
          + flow("B", "C")
          + node("serviceTask", "C", "days")
          + flow("A", "Join")
          + flow("C", "Join")
          + node("parallelGateway", "Join", null)
          + flow("Join", "D")
          + node("serviceTask", "D", "short")
          + flow("D", "Choice")
          + node("exclusiveGateway", "Choice", null)
          + flow("Choice", "Correct")
          + node("receiveTask", "Correct", "days")
          + flow("Correct", "Fork")
          + flow("Choice", "End")
          + node("endEvent", "End", null)
          + "<bpmn:boundaryEvent id='Boundary' attachedToRef='D'><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
          + flow("Boundary", "E")
          + node("serviceTask", "E", "long");

  @Test
  void followsTheLongestWayAndCountsALoopOnce() {
    // B has C (3 days) and D (2 hours) before it, A only D; both the same correction after it.
    assertThat(after(FORK, "B").minus(after(FORK, "A"))).isEqualTo(Duration.ofDays(3));
    assertThat(after(FORK, "Choice")).isGreaterThanOrEqualTo(Duration.ofDays(3));
    assertThat(after(FORK, "Choice")).isLessThan(Duration.ofDays(30));
  }

  @Test
  void whatOnlyAnErrorLeadsToDoesNotCount() {
    String model =
        node("startEvent", "Start", null)
            + flow("Start", "A")
            + node("serviceTask", "A", "short")
            + flow("A", "End")
            + node("endEvent", "End", null)
            + "<bpmn:boundaryEvent id='Boundary' attachedToRef='A'><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
            + flow("Boundary", "E")
            + node("serviceTask", "E", "long");

    assertThat(after(model, "Start")).isEqualTo(Duration.ofHours(2));
    assertThat(after(model, "A")).isZero();
  }

  @Test
  void aSubProcessTakesItsOwnClockElseItsLongestWay() {
    String inner =
        node("startEvent", "InnerStart", null)
            + flow("InnerStart", "A")
            + node("serviceTask", "A", "days")
            + flow("A", "InnerEnd")
            + node("endEvent", "InnerEnd", null);
    String model =
        node("startEvent", "Start", null)
            + flow("Start", "Sub")
            + "<bpmn:subProcess id='Sub'>%s"
            + inner
            + "</bpmn:subProcess>"
            + flow("Sub", "D")
            + node("serviceTask", "D", "short")
            + flow("D", "End")
            + node("endEvent", "End", null);

    assertThat(after(model.formatted(""), "Start")).isEqualTo(Duration.ofDays(3).plusHours(2));
    assertThat(after(model.formatted(clock("long")), "Start"))
        .isEqualTo(WORKING_DAY.multipliedBy(5).plusHours(2));
    assertThat(after(model.formatted(""), "A"))
        .as("what is open inside goes on outside")
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void anElementOfAnotherModelHasNothingAhead() {
    assertThat(after(FORK, "Task_OfYesterday")).isZero();
  }

  private static Duration after(String nodes, String element) {
    String model =
        "<bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'"
            + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>"
            + "<bpmn:process id='p' isExecutable='true'>"
            + nodes
            + "</bpmn:process></bpmn:definitions>";
    BpmnModelInstance bpmn =
        Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
    // As a modeler writes them.
    bpmn.getModelElementsByType(SequenceFlow.class)
        .forEach(flow -> flow.getSource().getOutgoing().add(flow));
    return new PathAhead(bpmn, name -> Optional.ofNullable(LIMITS.get(name))).after(element);
  }

  private static String node(String kind, String id, String clock) {
    return "<bpmn:%s id='%s'>%s</bpmn:%s>"
        .formatted(kind, id, clock == null ? "" : clock(clock), kind);
  }

  private static String clock(String name) {
    return "<bpmn:extensionElements><camunda:properties><camunda:property name='clock' value='%s'/></camunda:properties></bpmn:extensionElements>"
        .formatted(name);
  }

  private static String flow(String from, String to) {
    return "<bpmn:sequenceFlow id='%s_%s' sourceRef='%s' targetRef='%s'/>"
        .formatted(from, to, from, to);
  }
}
