package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.Fault;
import io.onething.deadlines.DeadlineCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a model asks of the clocks can be read, and the clocks exist: the timers and tasks that are
 * to follow a clock are found by what stands in the model.
 */
final class DeadlineCheck {

  private static final Pattern MENTION = Pattern.compile("\\bdeadlines\\b(?:\\.\\w+\\([^)]*\\)?)?");
  private static final String TIMER =
      "${deadlines.due(caseId,'..')}, ${deadlines.at(caseId,'..','3wd')} or"
          + " ${deadlines.before(caseId,'..','3wd')} alone";
  private static final String SHOWN =
      "${deadlines.shownDue(caseId,'..')} or ${deadlines.shownYellow(caseId,'..')} alone";
  private static final String ANY =
      "deadlines.due, at, before, shownDue or shownYellow, as in"
          + " deadlines.at(caseId,'..','3wd')";
  private static final Set<String> TASK_DATES = Set.of("dueDate", "followUpDate");

  private final ModelDocument model;
  private final @Nullable Bundle bundle;
  private final List<Fault> faults;

  /**
   * @param bundle whose model it is, null for one that all bundles use: it is handed the names of
   *     clocks in variables, and may be handed limits
   */
  DeadlineCheck(ModelDocument model, @Nullable Bundle bundle, List<Fault> faults) {
    this.model = model;
    this.bundle = bundle;
    this.faults = faults;
  }

  void check() {
    model.elements().forEach(this::check);
  }

  private void check(Element element) {
    checkText(element, null, ModelDocument.ownText(element));
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      checkText(element, attribute.getLocalName(), attribute.getNodeValue());
    }
  }

  /**
   * @param attribute where the text stands, null for the element's own
   */
  private void checkText(Element element, @Nullable String attribute, String text) {
    if (!text.contains("${") && !text.contains("#{")) {
      return;
    }
    Matcher mentions = MENTION.matcher(text);
    while (mentions.find()) {
      Optional<DeadlineCall> call = read(element, mentions.group());
      call.ifPresent(found -> checkPlace(element, attribute, text, found));
    }
  }

  private Optional<DeadlineCall> read(Element element, String mention) {
    Optional<DeadlineCall> call = Optional.empty();
    try {
      call = DeadlineCall.in(mention);
    } catch (IllegalArgumentException unreadable) {
      fault(element, "the limit in " + mention, "as in 20wd, 10d, 24h or 10min");
      return call;
    }
    if (call.isEmpty()) {
      fault(element, "cannot read '" + mention + "'", ANY);
      return call;
    }
    @Nullable String clock = call.get().clock();
    if (clock != null) {
      known(element, clock);
    } else if (bundle != null) {
      fault(
          element,
          "the clock of " + mention + " is not written out",
          "one of " + clocks() + " in quotes");
    }
    if (bundle != null && call.get().limitVariable() != null) {
      fault(element, "the limit of " + mention + " is not written out", "as in '3wd', in quotes");
    }
    return call;
  }

  private void checkPlace(
      Element element, @Nullable String attribute, String text, DeadlineCall call) {
    String place = attribute == null ? element.getLocalName() : attribute;
    boolean alone = DeadlineCall.only(text).isPresent();
    if (attribute == null && place.equals("timeDate")) {
      if (!alone || call.isShown()) {
        fault(element, "a timer on " + text.strip(), TIMER);
      }
    } else if (attribute == null && (place.equals("timeDuration") || place.equals("timeCycle"))) {
      fault(element, "a date in a " + place + ", " + text.strip(), "the same in a timeDate");
    } else if (attribute != null && TASK_DATES.contains(place) && (!alone || !call.isShown())) {
      fault(element, "camunda:" + place + "=\"" + text.strip() + "\"", SHOWN);
    }
  }

  private void known(Element element, String clock) {
    if (bundle == null) {
      fault(
          element,
          "the clock '" + clock + "' in a process that all bundles use",
          "a variable that holds the name of the clock, without quotes");
    } else if (!bundle.clocks().containsKey(clock)) {
      fault(element, "unknown clock '" + clock + "'", "one of " + clocks());
    }
  }

  private List<String> clocks() {
    return bundle == null ? List.of() : new ArrayList<>(new TreeSet<>(bundle.clocks().keySet()));
  }

  private void fault(Element element, String problem, String expected) {
    faults.add(
        new Fault(model.file().path(), ModelDocument.idOf(drawn(element)), problem, expected));
  }

  /** The element as it is drawn: the event, not what is defined of it. */
  private static Element drawn(Element element) {
    return element.getLocalName().startsWith("time")
            && element.getParentNode() instanceof Element definition
            && definition.getParentNode() instanceof Element event
        ? event
        : element;
  }
}
