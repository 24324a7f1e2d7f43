package io.onething.engine;

import io.onething.deadlines.Limit;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * How long what follows an element in its model may take: the longest way along sequence flows to
 * the end, each activity with the limit of its clock. Conditions are not looked at, a loop counts
 * once, and what only boundary events lead to does not count. A measure to compare branches by, no
 * promise: a working day counts as seven fifths of a day.
 */
final class PathAhead {

  private static final Duration WORKING_DAY = Duration.ofMinutes(24L * 60 * 7 / 5);

  private final BpmnModelInstance model;
  private final Function<String, Optional<Limit>> limits;
  private final Map<FlowNode, Duration> known = new HashMap<>();
  private final Set<FlowNode> underWay = new HashSet<>();

  /**
   * @param limits that of each clock that the model may declare
   */
  PathAhead(BpmnModelInstance model, Function<String, Optional<Limit>> limits) {
    this.model = model;
    this.limits = limits;
  }

  /** What follows the element, without itself; nothing for one that the model does not have. */
  Duration after(String element) {
    return model.getModelElementById(element) instanceof FlowNode node
        ? after(node)
        : Duration.ZERO;
  }

  private Duration after(FlowNode node) {
    Duration next =
        longest(node.getOutgoing().stream().map(SequenceFlow::getTarget).map(this::from).toList());
    return node.getOutgoing().isEmpty() && node.getParentElement() instanceof SubProcess around
        ? after(around)
        : next;
  }

  /** The element itself and what follows it. */
  private Duration from(FlowNode node) {
    Duration before = known.get(node);
    if (before != null) {
      return before;
    }
    if (!underWay.add(node)) {
      return Duration.ZERO;
    }
    Duration found = own(node).plus(after(node));
    underWay.remove(node);
    known.put(node, found);
    return found;
  }

  private Duration own(FlowNode node) {
    Optional<Duration> declared =
        node instanceof Activity
            ? Optional.ofNullable(Declared.of(node).get(Declared.CLOCK))
                .flatMap(limits)
                .map(PathAhead::weight)
            : Optional.empty();
    return declared.orElseGet(
        () -> node instanceof SubProcess inner ? within(inner) : Duration.ZERO);
  }

  private Duration within(SubProcess inner) {
    return longest(
        inner.getChildElementsByType(StartEvent.class).stream().map(this::inside).toList());
  }

  private Duration inside(FlowNode node) {
    if (!underWay.add(node)) {
      return Duration.ZERO;
    }
    Duration next =
        longest(
            node.getOutgoing().stream().map(SequenceFlow::getTarget).map(this::inside).toList());
    underWay.remove(node);
    return own(node).plus(next);
  }

  private static Duration longest(Collection<Duration> ways) {
    return ways.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static Duration weight(Limit limit) {
    return switch (limit) {
      case Limit.WorkingDays days -> WORKING_DAY.multipliedBy(days.count());
      case Limit.NaturalDays days -> Duration.ofDays(days.count());
      case Limit.Span span -> span.duration();
    };
  }
}
