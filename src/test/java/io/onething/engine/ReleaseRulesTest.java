package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest
  @ValueSource(strings = {"rating", "contest", "prefill", "fallback-desk"})
  void noBundleHasTheNameOfAProcessOfTheHouse(String house) {
    assertThat(named("processes/" + house + "/" + house + ".bpmn", house, null))
        .containsExactly(
            "processes/%1$s/%1$s.bpmn: %1$s: the process '%1$s' in %1$s.bpmn, a name under which the server begins a process by itself, expected a name that is none of [contest, fallback-desk, prefill, rating]"
                .formatted(house));
    assertThat(named("processes/shared/" + house + ".bpmn", house, null)).isEmpty();
  }

  @Test
  void noFollowUpHasTheNameOfAProcessOfTheHouse() {
    Bundle bundle = bundle("fallback", "fallback-desk");

    assertThat(named("processes/fallback/fallback-desk.bpmn", "fallback-desk", bundle))
        .singleElement(STRING)
        .contains("fallback-desk: the process 'fallback-desk'", "the server begins");
    assertThat(named("processes/fallback/more.bpmn", "fallback-desk", bundle))
        .as("nor under the name of another file")
        .singleElement(STRING)
        .contains("the server begins");
  }

  @Test
  void aProcessIsNamedLikeItsFileAndBegunByItsBundle() {
    Bundle bundle = bundle("a", "a-review");

    assertThat(named("processes/a/a.bpmn", "a", bundle)).isEmpty();
    assertThat(named("processes/a/a-review.bpmn", "a-review", bundle)).isEmpty();
    assertThat(named("processes/a/a-other.bpmn", "a-other", null))
        .as("while nobody can read its manifest")
        .isEmpty();
    assertThat(named("processes/shared/poll.bpmn", "poll", null)).isEmpty();
    assertThat(named("processes/a/a-other.bpmn", "a-other", bundle))
        .containsExactly(
            "processes/a/a-other.bpmn: a-other: the process 'a-other' in a-other.bpmn, which nothing begins, expected 'a' in a.bpmn, or the process of one of followUps in bundle.yaml");
    assertThat(named("processes/a/b.bpmn", "b", null)).hasSize(1);
    assertThat(named("processes/a/a.bpmn", "b", bundle))
        .containsExactly(
            "processes/a/a.bpmn: b: the process 'b' in a.bpmn, expected 'a', the name of the file");
    assertThat(named("processes/shared/poll.bpmn", "rating", null)).hasSize(1);
  }

  private static Bundle bundle(String id, String followUp) {
    return Catalogs.read("bundle: %s\nfollowUps:\n  one: {process: %s}\n".formatted(id, followUp));
  }

  private static List<String> named(String path, String process, @Nullable Bundle bundle) {
    String text =
        "<definitions xmlns='%s'><process id='%s'/></definitions>"
            .formatted(ModelDocument.BPMN, process);
    List<Fault> faults = new ArrayList<>();
    ModelDocument.read(new DataFile(path, text.getBytes(StandardCharsets.UTF_8)), faults)
        .ifPresent(model -> new ReleaseRules(model, bundle, faults).check());
    return faults.stream().map(Fault::toString).toList();
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
        .ifPresent(model -> new ReleaseRules(model, null, faults).check());
    return faults;
  }
}
