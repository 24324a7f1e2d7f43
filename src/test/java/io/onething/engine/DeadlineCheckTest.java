package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.deadlines.Bundles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A timer on a clock that nobody knows, or that nothing could move, is found at release. */
class DeadlineCheckTest {

  private static final Bundle BUNDLE =
      Bundles.withClocks(
          "trial",
          Map.of("review", Bundles.limit("5wd", null), "case", Bundles.limit("20wd", null)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${deadlines.due(caseId,'review')}",
        "#{ deadlines.at( caseId , \"review\" , '3wd' ) }",
        "${deadlines.before(caseId,'case','24h')}"
      })
  void whatATimerMayAskIsLetPass(String expression) {
    assertThat(timer(expression)).isEmpty();
  }

  @Test
  void anUnknownClockIsNamedWithTheElementAndTheClocksThatExist() {
    String expected = "unknown clock 'reviw', expected one of [case, review]";
    assertThat(timer("${deadlines.due(caseId,'reviw')}")).containsExactly("Event_A: " + expected);
    assertThat(timer("${deadlines.at(caseId,\"reviw\",'3wd')}"))
        .containsExactly("Event_A: " + expected);
    assertThat(task("dueDate", "${deadlines.shownDue(caseId,'reviw')}"))
        .containsExactly("Task_A: " + expected);
    assertThat(
            faults(
                BUNDLE,
                "<userTask id='Task_A'><extensionElements><camunda:inputOutput>"
                    + "<camunda:inputParameter name='until'>${deadlines.due(caseId,'reviw')}</camunda:inputParameter>"
                    + "</camunda:inputOutput></extensionElements></userTask>"))
        .containsExactly("Task_A: " + expected);
  }

  @Test
  void everyUnknownClockOfAnExpressionIsNamed() {
    assertThat(
            faults(
                BUNDLE,
                "<sequenceFlow id='Flow_A'><conditionExpression>${deadlines.due(caseId,'a') == deadlines.due(caseId,'b')}</conditionExpression></sequenceFlow>"))
        .containsExactly(
            "Flow_A: unknown clock 'a', expected one of [case, review]",
            "Flow_A: unknown clock 'b', expected one of [case, review]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${deadlines.due(caseId)}",
        "${deadlines.due(number,'review')}",
        "${deadlines.due(caseId,'review','3wd')}",
        "${deadlines.at(caseId,'review')}",
        "${deadlines.duo(caseId,'review')}",
        "${deadlines}"
      })
  void whatCannotBeReadIsNamed(String expression) {
    assertThat(timer(expression))
        .singleElement()
        .asString()
        .startsWith("Event_A: cannot read 'deadlines")
        .contains("expected deadlines.due, at, before");
  }

  @Test
  void aLimitThatCannotBeReadIsNamed() {
    assertThat(timer("${deadlines.at(caseId,'review','3 days')}"))
        .containsExactly(
            "Event_A: the limit in deadlines.at(caseId,'review','3 days'), expected as in 20wd, 10d, 24h or 10min");
  }

  @Test
  void aTimerIsOnOnePointOfOneClock() {
    assertThat(
            timer("${fast ? deadlines.at(caseId,'review','3wd') : deadlines.due(caseId,'review')}"))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault).startsWith("Event_A: a timer on ${fast ? "));
    assertThat(timer("${deadlines.shownDue(caseId,'review')}"))
        .as("a date for people may be provisional")
        .singleElement()
        .asString()
        .startsWith("Event_A: a timer on ${deadlines.shownDue(caseId,'review')}, expected");
    assertThat(
            faults(
                BUNDLE,
                "<boundaryEvent id='Event_A'><timerEventDefinition id='Event_A_Timer'><timeCycle>${deadlines.due(caseId,'review')}</timeCycle></timerEventDefinition></boundaryEvent>"))
        .containsExactly(
            "Event_A: a date in a timeCycle, ${deadlines.due(caseId,'review')}, expected the same in a timeDate");
  }

  @Test
  void aTaskShowsADateForPeople() {
    assertThat(task("dueDate", "${deadlines.shownDue(caseId,'review')}")).isEmpty();
    assertThat(task("followUpDate", "${deadlines.shownYellow(caseId,'review')}")).isEmpty();
    assertThat(task("dueDate", "${deadlines.due(caseId,'review')}"))
        .as("a timer's date may lie years ahead")
        .singleElement()
        .asString()
        .startsWith("Task_A: camunda:dueDate=\"${deadlines.due(caseId,'review')}\", expected");
  }

  @Test
  void aProcessThatAllBundlesUseIsHandedItsClock() {
    String timer =
        "<boundaryEvent id='Event_A'><timerEventDefinition id='Event_A_Timer'><timeDate>%s</timeDate></timerEventDefinition></boundaryEvent>";
    assertThat(faults(null, timer.formatted("${deadlines.due(caseId, clock)}"))).isEmpty();
    assertThat(faults(null, timer.formatted("${deadlines.due(caseId,'review')}")))
        .containsExactly(
            "Event_A: the clock 'review' in a process that all bundles use, expected a variable that holds the name of the clock, without quotes");
    assertThat(timer("${deadlines.due(caseId, clock)}"))
        .containsExactly(
            "Event_A: the clock of deadlines.due(caseId, clock) is not written out, expected one of [case, review] in quotes");
    assertThat(faults(null, timer.formatted("${deadlines.before(caseId, clock, remind)}")))
        .isEmpty();
    assertThat(timer("${deadlines.before(caseId, 'review', remind)}"))
        .containsExactly(
            "Event_A: the limit of deadlines.before(caseId, 'review', remind) is not written out, expected as in '3wd', in quotes");
  }

  private static List<String> timer(String expression) {
    return faults(
        BUNDLE,
        "<boundaryEvent id='Event_A'><timerEventDefinition id='Event_A_Timer'><timeDate>%s</timeDate></timerEventDefinition></boundaryEvent>"
            .formatted(expression));
  }

  private static List<String> task(String attribute, String expression) {
    return faults(
        BUNDLE, "<userTask id='Task_A' camunda:%s=\"%s\"/>".formatted(attribute, expression));
  }

  private static List<String> faults(@Nullable Bundle bundle, String elements) {
    String model =
        "<definitions xmlns='%s' xmlns:camunda='%s'><process id='trial'>%s</process></definitions>"
            .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA, elements);
    List<Fault> faults = new ArrayList<>();
    DataFile file =
        new DataFile("processes/trial/trial.bpmn", model.getBytes(StandardCharsets.UTF_8));
    new DeadlineCheck(ModelDocument.read(file, faults).orElseThrow(), bundle, faults).check();
    return faults.stream()
        .map(Fault::toString)
        .map(fault -> fault.substring("processes/trial/trial.bpmn: ".length()))
        .toList();
  }
}
