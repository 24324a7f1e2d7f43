package io.onething.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.shared.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A person who completes a task hands in the fields of its form, as codes. The engine itself would
 * take any variable: a name in free text, or the id of another case.
 */
class SubmittedCodes extends CommandInterceptor {

  /** Codes, separated by commas; nothing where nothing was chosen. */
  private static final Pattern CODES = Pattern.compile("|[A-Z][A-Z0-9_,]{0,999}");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Class<?>, List<Field>> GIVEN =
      Map.of(
          CompleteTaskCmd.class,
          List.of(
              field(CompleteTaskCmd.class, "taskId"), field(CompleteTaskCmd.class, "variables")),
          SubmitTaskFormCmd.class,
          List.of(
              field(SubmitTaskFormCmd.class, "taskId"),
              field(SubmitTaskFormCmd.class, "properties")));

  @Override
  public <T> T execute(Command<T> command) {
    @Nullable List<Field> given = GIVEN.get(command.getClass());
    CommandContext context = Context.getCommandContext();
    if (given != null && context.getAuthenticatedUserId() != null) {
      check(context, valueOf(given.get(0), command), valueOf(given.get(1), command));
    }
    return next.execute(command);
  }

  private static void check(CommandContext context, @Nullable Object id, @Nullable Object given) {
    @Nullable TaskEntity task =
        id == null ? null : context.getTaskManager().findTaskById(id.toString());
    if (task == null || !(given instanceof Map<?, ?> map) || map.isEmpty()) {
      return;
    }
    VariableMap variables = Variables.createVariables();
    map.forEach((name, value) -> variables.put(String.valueOf(name), value));
    Map<String, Set<String>> fields = fieldsOf(context, task);
    for (String name : variables.keySet()) {
      @Nullable Set<String> options = fields.get(name);
      if (options == null) {
        throw refused(
            name,
            "Task "
                + task.getTaskDefinitionKey()
                + " takes no '"
                + name
                + "'; expected "
                + fields.keySet());
      }
      if (!isCode(variables.getValueTyped(name))) {
        throw refused(
            name, "'" + name + "' is no code; expected codes in capitals, a number, true or false");
      }
      if (variables.get(name) instanceof String chosen && !isOffered(chosen, options)) {
        throw refused(name, "'" + name + "' is '" + chosen + "'; expected one of " + options);
      }
    }
  }

  /** The one exception that the engine's REST API answers with 400 when a task is completed. */
  private static FormFieldValidationException refused(String name, String message) {
    return new FormFieldValidationException(name, message);
  }

  private static boolean isCode(@Nullable TypedValue value) {
    if (value instanceof SerializableValue || value instanceof FileValue) {
      return false;
    }
    @Nullable Object plain = value == null ? null : value.getValue();
    return plain == null
        || plain instanceof Boolean
        || plain instanceof Number
        || (plain instanceof String text && CODES.matcher(text).matches());
  }

  /** One option, or several with commas between; anything where the form lists none. */
  private static boolean isOffered(String chosen, Set<String> options) {
    return options.isEmpty()
        || options.contains(chosen)
        || options.containsAll(Listed.names(chosen));
  }

  /** The options by the keys of the form that was deployed together with the task's model. */
  private static Map<String, Set<String>> fieldsOf(CommandContext context, TaskEntity task) {
    @Nullable Expression form = task.getTaskDefinition().getCamundaFormDefinitionKey();
    if (form == null) {
      return Map.of();
    }
    String deployment = task.getProcessDefinition().getDeploymentId();
    @Nullable CamundaFormDefinitionEntity definition =
        context
            .getCamundaFormDefinitionManager()
            .findDefinitionByDeploymentAndKey(deployment, form.getExpressionText());
    @Nullable ResourceEntity resource =
        definition == null
            ? null
            : context
                .getResourceManager()
                .findResourceByDeploymentIdAndResourceName(
                    deployment, definition.getResourceName());
    try {
      Map<String, Set<String>> fields = new LinkedHashMap<>();
      if (resource != null) {
        for (JsonNode field : JSON.readTree(resource.getBytes()).findParents("key")) {
          Set<String> options =
              fields.computeIfAbsent(field.path("key").asText(), key -> new LinkedHashSet<>());
          field.path("values").forEach(option -> options.add(option.path("value").asText()));
        }
      }
      return fields;
    } catch (IOException checkedBefore) {
      throw new UncheckedIOException(
          "Form " + form.getExpressionText() + " cannot be read", checkedBefore);
    }
  }

  private static Field field(Class<?> command, String name) {
    try {
      Field field = command.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException another) {
      throw new IllegalStateException(
          "This version of the engine has no " + command + "." + name + "; expected 7.24", another);
    }
  }

  private static @Nullable Object valueOf(Field field, Command<?> command) {
    try {
      return field.get(command);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(field + " cannot be read", impossible);
    }
  }
}
