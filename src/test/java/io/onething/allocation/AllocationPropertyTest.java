package io.onething.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.allocation.DrawRecord.Drawn;
import io.onething.allocation.SeatRequest.Choice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of every draw, whoever applies for what. */
class AllocationPropertyTest {

  private static final List<String> PLACES = List.of("A", "B", "C", "D", "E");

  /** A draw that is about to be made. */
  record Case(Map<String, Integer> seats, List<SeatRequest> requests, String seed) {

    Map<String, String> drawn() {
      return new Allocation(seats, seed).of(requests);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Map<String, Integer>> seats =
        Arbitraries.maps(
            Arbitraries.of(PLACES.subList(0, 4)), Arbitraries.integers().between(0, 6));
    Arbitrary<List<SeatRequest>> requests =
        Arbitraries.of(PLACES)
            .list()
            .uniqueElements()
            .ofMaxSize(3)
            .flatMap(
                places ->
                    Arbitraries.integers()
                        .between(1, 3)
                        .list()
                        .ofSize(places.size())
                        .map(ranks -> choices(places, ranks)))
            .list()
            .ofMaxSize(40)
            .map(
                choices ->
                    IntStream.range(0, choices.size())
                        .mapToObj(i -> new SeatRequest("RC%05d".formatted(i), choices.get(i)))
                        .toList());
    return Combinators.combine(seats, requests, Arbitraries.strings().alpha().ofLength(8))
        .as(Case::new);
  }

  private static List<Choice> choices(List<String> places, List<Integer> ranks) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      choices.add(new Choice(places.get(i), ranks.get(i)));
    }
    return choices;
  }

  @Property
  void noPlaceTakesMoreThanItHas(@ForAll("cases") Case drawn) {
    Map<String, Long> taken =
        drawn.drawn().values().stream()
            .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
    taken.forEach(
        (place, number) ->
            assertThat(number).as(place).isLessThanOrEqualTo(drawn.seats().getOrDefault(place, 0)));
  }

  @Property
  void everybodyGetsWhatTheyAppliedForOrNothing(@ForAll("cases") Case drawn) {
    Map<String, String> places = drawn.drawn();
    for (SeatRequest request : drawn.requests()) {
      String place = places.get(request.caseNumber());
      if (place != null) {
        assertThat(request.choices()).extracting(Choice::place).contains(place);
      }
    }
  }

  @Property
  void theSameSeedGivesTheSameInAnyOrder(@ForAll("cases") Case drawn, @ForAll long shuffle) {
    List<SeatRequest> other = new ArrayList<>(drawn.requests());
    Collections.shuffle(other, new Random(shuffle));
    assertThat(new Allocation(drawn.seats(), drawn.seed()).of(other)).isEqualTo(drawn.drawn());
  }

  /**
   * Nobody is passed over: at a place that somebody would rather have, everybody has a better rank,
   * or the same with a better lot, and no seat is left.
   */
  @Property
  void aBetterRankNeverLosesToAWorseOneAtTheSamePlace(@ForAll("cases") Case drawn) {
    Map<String, String> places = drawn.drawn();
    Map<String, SeatRequest> byNumber = new HashMap<>();
    drawn.requests().forEach(request -> byNumber.put(request.caseNumber(), request));
    for (SeatRequest request : drawn.requests()) {
      String got = places.get(request.caseNumber());
      for (Choice wanted : request.choices()) {
        if (wanted.place().equals(got)) {
          break;
        }
        List<SeatRequest> holders =
            byNumber.values().stream()
                .filter(other -> wanted.place().equals(places.get(other.caseNumber())))
                .toList();
        assertThat(holders)
            .as("no seat is left at %s", wanted.place())
            .hasSize(drawn.seats().getOrDefault(wanted.place(), 0));
        assertThat(holders)
            .allSatisfy(
                holder ->
                    assertThat(order(holder, wanted.place(), drawn.seed()))
                        .isLessThan(order(request, wanted.place(), drawn.seed())));
      }
    }
  }

  /** Rank and lot in one text that sorts as they do; worked out apart from the code under test. */
  private static String order(SeatRequest request, String place, String seed) {
    int rank =
        request.choices().stream()
            .filter(choice -> choice.place().equals(place))
            .findFirst()
            .orElseThrow()
            .rank();
    return "%03d %016x %s"
        .formatted(rank, Lot.of(seed, request.caseNumber()).value(), request.caseNumber());
  }

  /** Who was drawn earlier comes first, whatever the ranks; then the order of that draw. */
  @Property
  void whatIsFreedGoesToTheNextOfTheEarliestDraw(
      @ForAll("cases") Case first, @ForAll("cases") Case second) {
    List<SeatRequest> line = new ArrayList<>(left(first, 1));
    left(second, 2)
        .forEach(each -> line.add(new SeatRequest("L" + each.caseNumber(), each.choices(), 2)));
    Map<Long, String> seeds = Map.of(1L, first.seed(), 2L, second.seed());
    Map<String, String> moved = new Allocation(Map.of("A", 1), seeds).of(line);
    String next =
        line.stream()
            .filter(each -> each.choices().stream().anyMatch(at -> at.place().equals("A")))
            .min(
                Comparator.comparing(
                    each ->
                        each.drawnIn()
                            + order(each, "A", String.valueOf(seeds.get(each.drawnIn())))))
            .map(SeatRequest::caseNumber)
            .orElse(null);
    assertThat(moved).isEqualTo(next == null ? Map.of() : Map.of(next, "A"));
  }

  private static List<SeatRequest> left(Case drawn, long number) {
    Map<String, String> places = drawn.drawn();
    return drawn.requests().stream()
        .filter(each -> !places.containsKey(each.caseNumber()))
        .map(each -> new SeatRequest(each.caseNumber(), each.choices(), number))
        .toList();
  }

  @Property
  void aPublishedDrawIsTheSameWhenItIsRepeatedAndAForgedOneIsNot(@ForAll("cases") Case drawn) {
    Map<String, String> places = drawn.drawn();
    List<Drawn> published =
        drawn.requests().stream()
            .map(
                request ->
                    new Drawn(
                        request.caseNumber(),
                        request.choices().stream()
                            .map(choice -> choice.place() + ":" + choice.rank())
                            .collect(Collectors.joining(",")),
                        places.get(request.caseNumber()),
                        null))
            .sorted(Comparator.comparing(Drawn::caseNumber))
            .toList();
    DrawRecord record =
        new DrawRecord(1, "b", "s", 1, drawn.seed(), drawn.seats(), published, null);
    assertThat(record.repeated()).isEmpty();
    Set<String> held = new HashSet<>(places.keySet());
    if (!held.isEmpty()) {
      List<Drawn> forged =
          published.stream()
              .map(
                  each ->
                      each.caseNumber().equals(held.iterator().next())
                          ? new Drawn(each.caseNumber(), each.choices(), null, null)
                          : each)
              .toList();
      assertThat(
              new DrawRecord(1, "b", "s", 1, drawn.seed(), drawn.seats(), forged, null).repeated())
          .hasSize(1);
    }
  }
}
