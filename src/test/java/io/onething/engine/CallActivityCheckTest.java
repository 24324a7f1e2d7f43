package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.departments.DepartmentFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call activity hands over is what the called process needs. */
class CallActivityCheckTest {

  private static final DepartmentFiles DEPARTMENTS =
      DepartmentFiles.read(new DataFiles("file:src/test/resources/connect-trial/"));
  private static final String CASE = "<camunda:in source='caseId' target='caseId'/>";
  private static final String POLL =
      CASE
          + "<camunda:in sourceExpression='practice.review' target='topic'/>"
          + "<camunda:in sourceExpression='PT10M' target='every'/>"
          + "<camunda:in sourceExpression='review' target='clock'/>"
          + "<camunda:out source='pollState' target='review'/>";

  @Test
  void whatPollingNeedsIsLetPass() {
    assertThat(faults("poll", POLL)).isEmpty();
  }

  @Test
  void aProcessThatIsNotSharedIsNamed() {
    assertThat(faults("other", CASE))
        .containsExactly("Call_Trial: calls the process 'other', expected one of [poll]");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThat(faults("poll", ""))
        .containsExactly(
            "Call_Trial: hands over no caseId, expected <camunda:in .. target=\"caseId\" />",
            "Call_Trial: hands over no topic, expected <camunda:in .. target=\"topic\" />",
            "Call_Trial: hands over no every, expected <camunda:in .. target=\"every\" />",
            "Call_Trial: hands over no clock, expected <camunda:in .. target=\"clock\" />",
            "Call_Trial: takes no pollState back, expected <camunda:out source=\"pollState\" target=\"..\" />");
  }

  @Test
  void anEffectCannotBePolled() {
    assertThat(faults("poll", POLL.replace("practice.review", "practice.submit-review")))
        .containsExactly(
            "Call_Trial: topic 'practice.submit-review' cannot be polled, expected a query with the flag pollState, one of whose values is PENDING");
  }

  private static List<String> faults(String called, String extensions) {
    List<Fault> faults = new ArrayList<>();
    List<ReadModel> models =
        List.of(
            model("shared", "poll", "", faults),
            model(
                "trial",
                "trial",
                "<callActivity id='Call_Trial' calledElement='%s'><extensionElements>%s</extensionElements></callActivity>"
                    .formatted(called, extensions),
                faults));
    new CallActivityCheck(models, DEPARTMENTS, faults).check();
    return faults.stream()
        .map(Fault::toString)
        .map(fault -> fault.substring("processes/trial/trial.bpmn: ".length()))
        .toList();
  }

  private static ReadModel model(String folder, String id, String elements, List<Fault> faults) {
    String xml =
        "<definitions xmlns='%s' xmlns:camunda='%s' targetNamespace='trial'><process id='%s'>%s</process></definitions>"
            .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA, id, elements);
    DataFile file =
        new DataFile(
            "processes/" + folder + "/" + id + ".bpmn", xml.getBytes(StandardCharsets.UTF_8));
    return ReadModel.of(ModelDocument.read(file, faults).orElseThrow(), faults).orElseThrow();
  }
}
