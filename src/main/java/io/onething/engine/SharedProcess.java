package io.onething.engine;

import io.onething.deadlines.DeadlineCall;
import io.onething.shared.Listed;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * What a shared process wants of its callers: what it declares on its {@code <process>}, and what
 * it does with it.
 *
 * @param key the id of the process
 * @param needs what it must be handed
 * @param takes what it may be handed besides
 * @param gives what its callers must take back
 * @param properties the extension properties that each of these is the value of
 * @param clocks what names a clock, or is a moment
 * @param limits what is a limit, as in 2wd, each with what it counts on
 * @param errors the codes of the errors that it ends with
 */
record SharedProcess(
    String key,
    Set<String> needs,
    Set<String> takes,
    Set<String> gives,
    Map<String, Set<String>> properties,
    Set<String> clocks,
    Map<String, String> limits,
    Set<String> errors) {

  static SharedProcess of(ReadModel model, Element process) {
    Map<String, String> declared = propertiesOf(process);
    Map<String, Set<String>> properties = new TreeMap<>();
    Set<String> clocks = new TreeSet<>();
    Map<String, String> limits = new TreeMap<>();
    model
        .document()
        .elements()
        .forEach(
            element -> {
              if (isProperty(element)) {
                Declared.handedIn(element.getAttribute("value"))
                    .ifPresent(
                        variable ->
                            properties
                                .computeIfAbsent(variable, none -> new TreeSet<>())
                                .add(element.getAttribute("name")));
              }
              calls(element)
                  .forEach(
                      call -> {
                        @Nullable String clock = call.variable();
                        @Nullable String limit = call.limitVariable();
                        if (clock != null) {
                          clocks.add(clock);
                        }
                        if (clock != null && limit != null) {
                          limits.put(limit, clock);
                        }
                      });
            });
    return new SharedProcess(
        process.getAttribute("id"),
        listed(declared.get(Declared.NEEDS)),
        listed(declared.get(Declared.TAKES)),
        listed(declared.get(Declared.GIVES)),
        properties,
        clocks,
        limits,
        errors(model));
  }

  /** Everything that it may be handed. */
  Set<String> known() {
    Set<String> known = new TreeSet<>(needs);
    known.addAll(takes);
    return known;
  }

  /** What it uses of its callers. */
  Set<String> used() {
    Set<String> used = new TreeSet<>(properties.keySet());
    used.addAll(clocks);
    used.addAll(limits.keySet());
    return used;
  }

  static boolean isProperty(Element element) {
    return element.getLocalName().equals("property")
        && ModelDocument.CAMUNDA.equals(element.getNamespaceURI());
  }

  /** Those of the element itself, not of what is in it. */
  static Map<String, String> propertiesOf(Element element) {
    Map<String, String> found = new TreeMap<>();
    var all = element.getElementsByTagNameNS(ModelDocument.CAMUNDA, "property");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element property
          && property.getParentNode().getParentNode().getParentNode() == element) {
        found.put(property.getAttribute("name"), property.getAttribute("value"));
      }
    }
    return found;
  }

  /** What the element asks of clocks, in its text and its attributes. */
  private static Stream<DeadlineCall> calls(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    return Stream.concat(
            Stream.of(ModelDocument.ownText(element)),
            IntStream.range(0, attributes.getLength())
                .mapToObj(index -> attributes.item(index).getNodeValue()))
        .flatMap(text -> call(text).stream());
  }

  private static Optional<DeadlineCall> call(String text) {
    try {
      return DeadlineCall.only(text);
    } catch (IllegalArgumentException saidElsewhere) {
      return Optional.empty();
    }
  }

  private static Set<String> listed(@Nullable String names) {
    return new LinkedHashSet<>(Listed.names(names));
  }

  private static Set<String> errors(ReadModel model) {
    Collection<EndEvent> ends = model.bpmn().getModelElementsByType(EndEvent.class);
    return ends.stream()
        .flatMap(end -> end.getEventDefinitions().stream())
        .filter(ErrorEventDefinition.class::isInstance)
        .map(definition -> ((ErrorEventDefinition) definition).getError())
        .filter(Objects::nonNull)
        .map(Error::getErrorCode)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
