package io.onething.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;

/** The extension properties of an element: what the model says to the case. */
final class Declared {

  /** The case's state from here on. */
  static final String STATE = "state";

  /** The manifest's clock that runs while the activity is open. */
  static final String CLOCK = "clock";

  /** {@code closed}: cannot be withdrawn from here on; {@code paused}: not while this is open. */
  static final String WITHDRAWAL = "withdrawal";

  /** Process variables, codes only, that are kept as facts of the case. */
  static final String KEEP = "keep";

  static final String DOCUMENT = "document";

  /** Documents that are void from here on. */
  static final String REVOKE = "revoke";

  static final String NOTIFY = "notify";

  /** Like {@link #NOTIFY}, but when an activity is entered. */
  static final String NOTIFY_ON_ENTER = "notifyOnEnter";

  /** How the case has ended; on end events. */
  static final String OUTCOME = "outcome";

  /** What has become of the outcome of a case that had ended; on end events. */
  static final String OVERTURN = "overturn";

  /** The clock of the whole case starts here. */
  static final String CASE_CLOCK = "caseClock";

  /**
   * Why clocks stand still while the activity is open: that of the case, unless others are named.
   */
  static final String SUSPENDS = "suspends";

  /** The manifest's clocks that stand still, comma separated, instead of the one of the case. */
  static final String SUSPENDS_CLOCKS = "suspendsClocks";

  /** Whose step a user or receive task is. */
  static final String DEPARTMENT = "department";

  /**
   * {@code await}: the case applies for the places of its season; {@code take}: it takes the one
   * that a person chose; {@code free}: it gives its place back. On a user task {@code choose}: its
   * clerk is shown what is left.
   */
  static final String SEAT = "seat";

  /** The form with which the applicant answers a receive task. */
  static final String ANSWER_FORM = "answerForm";

  /**
   * The manifest's participants that a receive task waits for: until all have signed, or one has
   * declined.
   */
  static final String WAITS_FOR = "waitsFor";

  /** Like {@link #NOTIFY}, but those participants are told who have yet to sign. */
  static final String REMIND = "remind";

  /** Like {@link #NOTIFY}, but all who take part are told, and not the applicant. */
  static final String NOTIFY_PARTICIPANTS = "notifyParticipants";

  /**
   * {@code none}: people see no step, for it is no part of the case. {@code caller}: they see it as
   * the activity that called the process, under its name; the calls of a task that asks a
   * department are part of that one step.
   */
  static final String STEP = "step";

  /**
   * On an end event: the message that invites the applicant to rate the service (好差评), when the
   * case has ended so.
   */
  static final String RATING = "rating";

  /** On a shared process: what it must be handed, comma separated. */
  static final String NEEDS = "needs";

  /** On a shared process: what it may be handed besides. */
  static final String TAKES = "takes";

  /** On a shared process: what its callers must take back. */
  static final String GIVES = "gives";

  /** On a user task: the facts that it is about, comma separated, which its clerk reads first. */
  static final String SHOWS = "shows";

  /** The English name. */
  static final String ENGLISH = "en";

  private static final Pattern HANDED = Pattern.compile("\\$\\{\\s*([A-Za-z_]\\w*)\\s*}");

  private Declared() {}

  /**
   * The variable that the value of a property is handed in, as shared processes have them: {@code
   * ${notice}}; nothing for a value that stands there itself.
   */
  static Optional<String> handedIn(String value) {
    Matcher handed = HANDED.matcher(value);
    return handed.matches() ? Optional.of(handed.group(1)) : Optional.empty();
  }

  /**
   * The properties with what the process was handed; those that it was handed nothing for are
   * missing.
   *
   * @param variables yields the value of a process variable by its name
   */
  static Map<String, String> handed(
      Map<String, String> declared, Function<String, @Nullable Object> variables) {
    if (declared.values().stream().noneMatch(value -> value.startsWith("${"))) {
      return declared;
    }
    Map<String, String> handed = new LinkedHashMap<>();
    declared.forEach(
        (name, value) -> {
          Optional<String> variable = handedIn(value);
          if (variable.isEmpty()) {
            handed.put(name, value);
          } else if (variables.apply(variable.get()) instanceof String text && !text.isBlank()) {
            handed.put(name, text);
          }
        });
    return handed;
  }

  /** Whether a user task with these properties is about choosing a place of the season. */
  static boolean choosesSeat(Map<String, String> declared) {
    return "choose".equals(declared.get(SEAT));
  }

  static Map<String, String> of(Element element) {
    Map<String, String> declared = new LinkedHashMap<>();
    @Nullable Element extensions = element.element("extensionElements");
    @Nullable Element properties =
        extensions == null
            ? null
            : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    if (properties != null) {
      for (Element property :
          properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
        declared.put(property.attribute("name"), property.attribute("value"));
      }
    }
    return Map.copyOf(declared);
  }

  /** The same of a model that is released. */
  static Map<String, String> of(FlowElement element) {
    Map<String, String> declared = new LinkedHashMap<>();
    if (element.getExtensionElements() != null) {
      element
          .getExtensionElements()
          .getElementsQuery()
          .filterByType(CamundaProperties.class)
          .list()
          .forEach(
              properties -> {
                for (CamundaProperty property : properties.getCamundaProperties()) {
                  declared.put(property.getCamundaName(), property.getCamundaValue());
                }
              });
    }
    return declared;
  }
}
