package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A withdrawal that would leave the case open is found at release. */
class WithdrawalCheckTest {

  private static final String OUTCOME =
      "<extensionElements><camunda:properties><camunda:property name='outcome' value='WITHDRAWN'/></camunda:properties></extensionElements>";

  @Test
  void everyEndOfItSaysHowTheCaseEnds() {
    assertThat(faults("Message_Withdrawal", OUTCOME)).isEmpty();
    assertThat(faults("Message_Withdrawal", ""))
        .containsExactly(
            "processes/trial/trial.bpmn: Event_Withdrawn: ends a withdrawal and leaves the case open, expected the property outcome");
  }

  @Test
  void whatAnotherMessageBeginsMayGoOn() {
    assertThat(faults("Message_Other", "")).isEmpty();
  }

  private static List<String> faults(String message, String extensions) {
    String xml =
        """
        <definitions xmlns='%s' xmlns:camunda='%s' targetNamespace='trial'><process id='trial'>
        <subProcess id='SubProcess_Withdrawal' triggeredByEvent='true'>
        <startEvent id='Event_Asked'><messageEventDefinition messageRef='Message_A'/></startEvent>
        <endEvent id='Event_Withdrawn'>%s</endEvent></subProcess></process>
        <message id='Message_A' name='%s'/></definitions>
        """
            .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA, extensions, message);
    List<Fault> faults = new ArrayList<>();
    DataFile file =
        new DataFile("processes/trial/trial.bpmn", xml.getBytes(StandardCharsets.UTF_8));
    ReadModel model =
        ReadModel.of(ModelDocument.read(file, faults).orElseThrow(), faults).orElseThrow();
    new WithdrawalCheck(model, faults).check();
    return faults.stream().map(Fault::toString).toList();
  }
}
