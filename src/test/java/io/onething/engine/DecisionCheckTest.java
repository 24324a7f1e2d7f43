package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is easily done wrong with a decision table is said where it was done. */
class DecisionCheckTest {

  private static final Bundle BUNDLE =
      Catalogs.read(
          "bundle: trial\nfields:\n  route: {names: {zh: 路径, en: Route}, type: text, source: decision}\n");

  @TempDir Path folder;

  @Test
  void anIdStandsOnceInAFile() throws IOException {
    Path file = folder.resolve("processes/trial/rule.dmn");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' xmlns:camunda='http://camunda.org/schema/1.0/dmn' id='D'>"
            + "<decision id='rule' camunda:historyTimeToLive='P1D'><decisionTable id='T'>"
            + "<input id='T_route'/><output id='T_route' name='route'/></decisionTable></decision></definitions>");

    assertThat(
            new DecisionCheck().faultsIn(new DataFiles(folder.toUri().toString()), List.of(BUNDLE)))
        .extracting(Fault::toString)
        .containsExactly(
            "processes/trial/rule.dmn: T_route: used twice, expected an id of its own");
  }

  @Test
  void whatADecisionYieldsIsKeptByTheEventBehindIt() {
    String keep =
        "<extensionElements><camunda:properties><camunda:property name='keep' value='route'/></camunda:properties></extensionElements>";

    assertThat(
            ReferenceFaults.of(
                BUNDLE, "<businessRuleTask id='Task_Rule'>" + keep + "</businessRuleTask>"))
        .containsExactly(
            "processes/trial/trial.bpmn: Task_Rule: keep on a decision, whose results are not there yet when it ends, expected keep on the event behind it");
    assertThat(
            ReferenceFaults.of(
                BUNDLE,
                "<intermediateThrowEvent id='Event_Ruled'>" + keep + "</intermediateThrowEvent>"))
        .isEmpty();
  }
}
