package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.allocation.Drawing;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseState;
import io.onething.deadlines.ClockState;
import io.onething.shared.OneThingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One scenario of {@code processes/<bundle>/scenarios/*.yaml}: what the applicant types, what the
 * departments answer, and step by step what is done and what must hold then. The steps are
 * described in {@code src/docs/how-to/add-a-bundle.md}.
 */
final class WrittenScenario {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String bundle;
  private final JsonNode scenario;
  private final DepartmentScript departments = DepartmentScript.blank();
  private final DrivenCase driven;
  private final Map<String, BiConsumer<DrivenCase, JsonNode>> acts = new LinkedHashMap<>();

  WrittenScenario(String bundle, JsonNode common, JsonNode scenario) {
    this.bundle = bundle;
    this.scenario = scenario;
    this.driven = new DrivenCase(bundle, departments);
    type(common.path("typed"));
    type(scenario.path("typed"));
    answer(common.path("answers"));
    answer(scenario.path("answers"));
    acts.put("submit", (it, none) -> it.submit());
    acts.put("answers", (it, given) -> answer(given));
    acts.put("silent", (it, topics) -> it.silent(texts(topics)));
    acts.put("answered", (it, none) -> it.answered());
    acts.put(
        "refuse", (it, given) -> each(given, (topic, why) -> it.refusing(topic, why.asText())));
    acts.put(
        "refuseNoMore", (it, topics) -> List.of(texts(topics)).forEach(departments::refuseNoMore));
    acts.put("at", (it, time) -> it.at(time.asText()));
    acts.put("clerk", this::clerk);
    acts.put(
        "correct", (it, given) -> each(given, (field, value) -> it.correct(field, plain(value))));
    acts.put("answer", (it, given) -> it.answer(map(given)));
    acts.put("drawn", (it, none) -> it.drawn());
    acts.put("others", this::others);
    acts.put("sign", (it, people) -> List.of(texts(people)).forEach(it::sign));
    acts.put("decline", (it, people) -> List.of(texts(people)).forEach(it::decline));
    acts.put(
        "cannotSign",
        (it, people) ->
            List.of(texts(people))
                .forEach(
                    each ->
                        assertThatThrownBy(() -> it.sign(each))
                            .isInstanceOf(OneThingException.class)));
    acts.put("withdraw", (it, none) -> it.withdraw());
    acts.put(
        "cannotWithdraw",
        (it, none) -> assertThatThrownBy(it::withdraw).isInstanceOf(OneThingException.class));
    acts.put("waits", (it, at) -> assertCase(it).waits(state(at), texts(at.path("at"))));
    acts.put(
        "ended",
        (it, at) ->
            assertCase(it).ended(state(at), at.path("outcome").asText(), at.path("at").asText()));
    acts.put("followUp", (it, given) -> each(given, (id, form) -> it.followUp(id, map(form))));
    acts.put(
        "cannotFollowUp",
        (it, ids) ->
            List.of(texts(ids))
                .forEach(
                    id ->
                        assertThatThrownBy(() -> it.followUp(id, Map.of()))
                            .isInstanceOf(OneThingException.class)));
    acts.put(
        "afterwards",
        (it, elements) -> List.of(texts(elements)).forEach(assertCase(it)::waitsAfterwards));
    acts.put(
        "overturned",
        (it, at) ->
            assertCase(it)
                .overturned(state(at), at.path("outcome").asText(), at.path("at").asText()));
    acts.put("documents", (it, ids) -> assertCase(it).documents(texts(ids)));
    acts.put("messages", (it, ids) -> assertCase(it).messages(texts(ids)));
    acts.put(
        "told",
        (it, given) ->
            each(
                given,
                (person, ids) ->
                    assertThat(it.told(person)).as(person).containsExactly(texts(ids))));
    acts.put(
        "facts",
        (it, given) -> each(given, (name, value) -> assertCase(it).fact(name, plain(value))));
    acts.put(
        "timer",
        (it, given) ->
            each(given, (element, time) -> assertCase(it).timer(element, time.asText())));
    acts.put("runs", (it, clocks) -> clocks(clocks, ClockState.RUNNING));
    acts.put("standsStill", (it, clocks) -> clocks(clocks, ClockState.SUSPENDED));
    acts.put(
        "daysLeft",
        (it, given) ->
            each(
                given,
                (clock, days) ->
                    assertThat(assertCase(it).clock(clock).workingDaysLeft())
                        .as(clock)
                        .isEqualTo(days.asInt())));
    acts.put(
        "asked",
        (it, given) ->
            each(
                given,
                (topic, times) ->
                    assertThat(it.asked().stream().filter(topic::equals))
                        .as(topic)
                        .hasSize(times.asInt())));
  }

  String name() {
    return scenario.path("name").asText();
  }

  /**
   * Takes every step, and finds no gap in what was told; an unknown step is a fault of the file.
   */
  void run() {
    try {
      takeEveryStep();
    } finally {
      Drawing.others(ProcessWorld.context(), bundle, "", Map.of());
    }
  }

  private void takeEveryStep() {
    int number = 0;
    for (JsonNode step : scenario.path("steps")) {
      number++;
      String act = step.isTextual() ? step.asText() : step.fieldNames().next();
      if (!acts.containsKey(act)) {
        throw new IllegalArgumentException(
            name() + ", step " + number + ": '" + act + "', expected one of " + acts.keySet());
      }
      try {
        acts.get(act).accept(driven, step.path(act));
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError(name() + ", step " + number + ": " + step, failed);
      }
    }
    assertCase(driven).everyMessageIsWhole();
  }

  private void others(DrivenCase it, JsonNode places) {
    Map<String, Integer> held = new LinkedHashMap<>();
    each(places, (place, number) -> held.put(place, number.asInt()));
    String season = String.valueOf(ProcessWorld.bean(CaseFacts.class).all(it.id()).get("season"));
    Drawing.others(ProcessWorld.context(), bundle, season, held);
  }

  private void type(JsonNode typed) {
    each(typed, (field, value) -> driven.typing(field, plain(value)));
  }

  private void answer(JsonNode answers) {
    each(
        answers,
        (topic, answer) -> {
          each(answer.path("facts"), (fact, value) -> departments.fact(topic, fact, plain(value)));
          Map<String, String> flags = new LinkedHashMap<>();
          each(answer.path("flags"), (flag, value) -> flags.put(flag, value.asText()));
          departments.add(topic, flags);
        });
  }

  private void clerk(DrivenCase it, JsonNode given) {
    List<Object> codes = new ArrayList<>();
    String task = given.fieldNames().next();
    each(
        given.path(task),
        (name, value) -> {
          codes.add(name);
          codes.add(plain(value));
        });
    it.clerk(task, codes.toArray());
  }

  private void clocks(JsonNode names, ClockState state) {
    for (String name : texts(names)) {
      assertThat(assertCase(driven).clock(name).state()).as(name).isEqualTo(state);
    }
  }

  private static CaseState state(JsonNode at) {
    return CaseState.valueOf(at.path("state").asText());
  }

  private static Map<String, Object> map(JsonNode given) {
    Map<String, Object> map = new LinkedHashMap<>();
    each(given, (name, value) -> map.put(name, plain(value)));
    return map;
  }

  private static Object plain(JsonNode value) {
    return JSON.convertValue(value, Object.class);
  }

  private static String[] texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list.isTextual()) {
      texts.add(list.asText());
    }
    list.forEach(each -> texts.add(each.asText()));
    return texts.toArray(String[]::new);
  }

  private static void each(JsonNode object, BiConsumer<String, JsonNode> act) {
    object.fields().forEachRemaining(entry -> act.accept(entry.getKey(), entry.getValue()));
  }
}
