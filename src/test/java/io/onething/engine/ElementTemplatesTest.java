package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.onething.deadlines.DeadlineCall;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Camunda Modeler offers for our models: {@code processes/.camunda/element-templates}, where
 * it looks for any diagram below {@code processes}.
 */
class ElementTemplatesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TEMPLATES =
      Path.of("processes", ".camunda", "element-templates", "onething.json");

  /** The schema of @camunda/element-templates-json-schema 0.22.1 (MIT). */
  private static final Path SCHEMA =
      Path.of("src", "test", "resources", "element-templates", "schema.json");

  @Test
  void theyAreWhatTheModelerReads() throws IOException {
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(JSON.readTree(SCHEMA.toFile()))
                .validate(templates())
                .stream()
                .map(ValidationMessage::getMessage))
        .isEmpty();
    assertThat(templates().findValuesAsText("id")).doesNotHaveDuplicates().hasSize(7);
  }

  @Test
  void theySetOnlyPropertiesThatAModelMayHave() throws IOException, IllegalAccessException {
    List<String> known = new ArrayList<>();
    for (Field constant : Declared.class.getDeclaredFields()) {
      if (constant.getType() == String.class) {
        known.add(String.valueOf(constant.get(null)));
      }
    }
    for (JsonNode binding : templates().findValues("binding")) {
      if (binding.path("type").asText().equals("camunda:property")) {
        assertThat(known).contains(binding.path("name").asText());
      }
    }
  }

  @Test
  void theDatesThatTheyOfferFollowTheirClock() throws IOException {
    JsonNode task = template("io.onething.clerk-task");
    for (String date : List.of("camunda:dueDate", "camunda:followUpDate")) {
      String offered = property(task, "name", date).path("value").asText();
      assertThat(DeadlineCall.only(offered)).get().matches(DeadlineCall::isShown);
      assertThat(offered).as("a name must be put in").doesNotMatch(pattern(task, "name", date));
      assertThat(offered.replace("CLOCK", "case")).matches(pattern(task, "name", date));
    }
    String text = template("io.onething.deadline-event").path("description").asText();
    for (String function : List.of("due", "at", "before")) {
      String offered = text.replaceAll(".*(\\$\\{deadlines\\." + function + "\\([^}]*}).*", "$1");
      assertThat(DeadlineCall.only(offered)).as(offered).isPresent();
    }
  }

  @Test
  void theShippedModelsAreDrawnAsTheySay() throws IOException {
    JsonNode template = template("io.onething.clerk-task");
    List<UserTask> timed =
        model("processes/talent-residency/talent-residency.bpmn")
            .getModelElementsByType(UserTask.class)
            .stream()
            .filter(task -> Declared.of(task).containsKey(Declared.CLOCK))
            .toList();
    assertThat(timed).isNotEmpty();
    for (UserTask task : timed) {
      assertThat(task.getCamundaDueDate()).matches(pattern(template, "name", "camunda:dueDate"));
      assertThat(task.getCamundaFollowUpDate())
          .matches(pattern(template, "name", "camunda:followUpDate"));
      assertThat(Declared.of(task).get(Declared.CLOCK))
          .matches(pattern(template, "name", Declared.CLOCK));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "io.onething.poll, poll, src/test/resources/connect-trial/processes/connect-trial/connect-trial.bpmn",
    "io.onething.correction, correction, processes/talent-residency/talent-residency.bpmn",
    "io.onething.delivery, delivery, processes/inheritance-transfer/inheritance-transfer.bpmn"
  })
  void whatIsCalledIsHandedWhatItWants(String id, String called, String drawn) throws IOException {
    JsonNode template = template(id);
    CallActivity call =
        model(drawn).getModelElementsByType(CallActivity.class).stream()
            .filter(each -> called.equals(each.getCalledElement()))
            .findFirst()
            .orElseThrow();
    List<String> handed =
        call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
            .map(CamundaIn::getCamundaTarget)
            .toList();
    assertThat(template.findValuesAsText("target")).containsExactlyInAnyOrderElementsOf(handed);
    assertThat(property(template, "name", "calledElement").path("value").asText())
        .isEqualTo(called);
  }

  private static JsonNode templates() throws IOException {
    return JSON.readTree(TEMPLATES.toFile());
  }

  private static JsonNode template(String id) throws IOException {
    for (JsonNode template : templates()) {
      if (template.path("id").asText().equals(id)) {
        return template;
      }
    }
    throw new AssertionError("No template " + id);
  }

  private static JsonNode property(JsonNode template, String key, String value) {
    for (JsonNode property : template.path("properties")) {
      if (property.path("binding").path(key).asText().equals(value)) {
        return property;
      }
    }
    throw new AssertionError("No property bound to " + value);
  }

  private static String pattern(JsonNode template, String key, String value) {
    return property(template, key, value).at("/constraints/pattern/value").asText();
  }

  private static BpmnModelInstance model(String path) {
    return Bpmn.readModelFromFile(Path.of(path).toFile());
  }
}
