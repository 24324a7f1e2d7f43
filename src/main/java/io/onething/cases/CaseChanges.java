package io.onething.cases;

import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers what one act changes of its cases and writes it in few statements: a case comes to many
 * steps at once, and each would read the case, touch it and add to its timeline by itself.
 *
 * <p>While an act is gathered, a case that it has locked is not read again, since nobody else can
 * change it. What reads back what is gathered has it written first.
 */
@Component
public class CaseChanges {

  private static final ThreadLocal<@Nullable Gathered> GATHERED = new ThreadLocal<>();

  private final CaseFiles files;
  private final CaseTimeline timeline;
  private final CaseSteps steps;
  private final SealedFacts facts;

  /** Lazily: the stores ask this class what is gathered. */
  CaseChanges(
      @Lazy CaseFiles files,
      @Lazy CaseTimeline timeline,
      @Lazy CaseSteps steps,
      @Lazy SealedFacts facts) {
    this.files = files;
    this.timeline = timeline;
    this.steps = steps;
    this.facts = facts;
  }

  /** A row of the timeline that is not written yet. */
  record Event(String kind, String subject, Instant at) {}

  /** A step that is not written yet. */
  record Begun(CaseId id, StepStarted step, Instant at) {}

  /**
   * A step that has ended, which is not written yet.
   *
   * @param told the row of the timeline that says so
   */
  record Ended(
      CaseId id, String activityInstance, CaseStep.State state, Instant at, @Nullable Event told) {}

  /** A fact that is not written yet, sealed. */
  record Recorded(CaseId id, String name, byte[] sealed, String source, Instant at) {}

  /** What an act has changed and not written. */
  static final class Gathered {
    final Map<CaseId, CaseFile> locked = new HashMap<>();
    final Map<CaseId, List<Event>> events = new LinkedHashMap<>();
    final Set<CaseId> touched = new LinkedHashSet<>();
    final List<Begun> steps = new ArrayList<>();
    final List<Ended> ended = new ArrayList<>();
    final List<Recorded> facts = new ArrayList<>();
    private final CaseChanges writer;
    private boolean stepBegun;

    private Gathered(CaseChanges writer) {
      this.writer = writer;
    }
  }

  /**
   * Does the act in the current transaction and writes what it has gathered. An act within an act
   * gathers with it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> T gather(Supplier<T> act) {
    if (GATHERED.get() != null) {
      return act.get();
    }
    Gathered gathered = new Gathered(this);
    GATHERED.set(gathered);
    try {
      T result = act.get();
      write(gathered);
      return result;
    } finally {
      GATHERED.remove();
    }
  }

  /** A case has come to a new step. */
  public static void stepBegun() {
    Gathered gathered = GATHERED.get();
    if (gathered != null) {
      gathered.stepBegun = true;
    }
  }

  /** Whether a case has come to a new step since this was asked last, in the act gathered now. */
  public static boolean takeStepBegun() {
    Gathered gathered = GATHERED.get();
    boolean begun = gathered != null && gathered.stepBegun;
    if (gathered != null) {
      gathered.stepBegun = false;
    }
    return begun;
  }

  /** What is being gathered; null outside an act. */
  static @Nullable Gathered current() {
    return GATHERED.get();
  }

  /** Writes what is gathered so far, for those who are about to read it or to change it again. */
  static void settle() {
    settleIf(gathered -> true);
  }

  /** As above, if what is gathered is of concern to them. */
  static void settleIf(Predicate<Gathered> concerns) {
    Gathered gathered = GATHERED.get();
    if (gathered != null && concerns.test(gathered)) {
      gathered.writer.write(gathered);
    }
  }

  private void write(Gathered gathered) {
    List<Begun> begun = List.copyOf(gathered.steps);
    List<Ended> ended = List.copyOf(gathered.ended);
    List<Recorded> recorded = List.copyOf(gathered.facts);
    Map<CaseId, List<Event>> events = new LinkedHashMap<>(gathered.events);
    Set<CaseId> touched = Set.copyOf(gathered.touched);
    gathered.steps.clear();
    gathered.ended.clear();
    gathered.facts.clear();
    gathered.events.clear();
    gathered.touched.clear();
    facts.write(recorded);
    steps.write(begun);
    // What had ended already has not ended again: nothing is told of it.
    for (Ended again : steps.end(ended)) {
      events.getOrDefault(again.id(), new ArrayList<>()).removeIf(event -> event == again.told());
    }
    touched.forEach(files::touchNow);
    events.forEach(timeline::write);
  }
}
