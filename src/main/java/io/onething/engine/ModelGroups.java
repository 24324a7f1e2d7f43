package io.onething.engine;

import io.onething.organisation.GroupUses;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.springframework.stereotype.Component;

/** The groups that the latest models name: of user tasks, and handed over to shared processes. */
@Component
class ModelGroups implements GroupUses {

  private static final String HANDED_OVER = "group";

  /** What is different in each case, as in 办不成事：${step}. */
  private static final Pattern PART_OF_THE_CASE = Pattern.compile("[：:]?\\$\\{[^}]*}|\\n");

  private final RepositoryService repository;

  ModelGroups(RepositoryService repository) {
    this.repository = repository;
  }

  @Override
  public List<Use> all() {
    List<Use> uses = new ArrayList<>();
    for (ProcessDefinition process :
        repository
            .createProcessDefinitionQuery()
            .latestVersion()
            .orderByProcessDefinitionKey()
            .asc()
            .list()) {
      BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
      for (UserTask task : model.getModelElementsByType(UserTask.class)) {
        add(process, task, task.getCamundaCandidateGroupsList().stream(), uses);
      }
      for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
        add(process, call, handedOver(call), uses);
      }
    }
    return List.copyOf(uses);
  }

  private static Stream<String> handedOver(CallActivity call) {
    return call.getExtensionElements() == null
        ? Stream.empty()
        : call
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaIn.class)
            .list()
            .stream()
            .filter(in -> HANDED_OVER.equals(in.getCamundaTarget()))
            .map(CamundaIn::getCamundaSourceExpression)
            .filter(Objects::nonNull);
  }

  private static void add(
      ProcessDefinition process, FlowElement step, Stream<String> groups, List<Use> uses) {
    String name =
        PART_OF_THE_CASE
            .matcher(Objects.requireNonNullElse(step.getName(), step.getId()))
            .replaceAll("");
    Localized names = new Localized(name, Declared.of(step).getOrDefault(Declared.ENGLISH, name));
    groups
        .map(String::trim)
        .filter(group -> !group.contains("${"))
        .forEach(
            group ->
                uses.add(
                    new Use(
                        group,
                        process.getKey(),
                        Objects.requireNonNullElse(process.getName(), process.getKey()),
                        names)));
  }
}
