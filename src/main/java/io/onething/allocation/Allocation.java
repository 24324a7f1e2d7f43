package io.onething.allocation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which place. Each case applies for its first choice; a place that has too many keeps the
 * best by rank and lot, and the others apply for their next choice (deferred acceptance, Gale and
 * Shapley 1962). The result does not depend on the order of the cases, and nobody loses a place to
 * somebody of a worse rank there. Who was drawn in an earlier draw comes before those of later
 * ones, with the lot of that draw. Every case is turned away at most once by each of its choices,
 * so that n cases with k choices take n·k steps of a heap.
 */
final class Allocation {

  private final Map<String, Integer> seats;
  private final Map<Long, String> seeds;

  /**
   * @param seats how many are free, by place; a place that is not there has none
   * @param seed what the lots are drawn with
   */
  Allocation(Map<String, Integer> seats, String seed) {
    this(seats, Map.of(0L, seed));
  }

  /**
   * @param seats how many are free, by place; a place that is not there has none
   * @param seeds what the lots were drawn with, by the draw that a request stands in line by
   */
  Allocation(Map<String, Integer> seats, Map<Long, String> seeds) {
    this.seats = Map.copyOf(seats);
    this.seeds = Map.copyOf(seeds);
  }

  /**
   * Gives out the places.
   *
   * @return the place by case number; cases that get none are not in it
   */
  Map<String, String> of(Collection<SeatRequest> requests) {
    Map<String, PriorityQueue<Candidate>> holders = new HashMap<>();
    Deque<Candidate> applying = new ArrayDeque<>();
    for (SeatRequest request : requests) {
      push(applying, new Candidate(request, lot(request), 0));
    }
    while (!applying.isEmpty()) {
      Candidate candidate = applying.pop();
      PriorityQueue<Candidate> at =
          holders.computeIfAbsent(
              candidate.choice().place(), place -> new PriorityQueue<>(Candidate.WORST_FIRST));
      at.add(candidate);
      if (at.size() > seats.getOrDefault(candidate.choice().place(), 0)) {
        @Nullable Candidate turnedAway = at.poll();
        if (turnedAway != null) {
          push(applying, turnedAway.next());
        }
      }
    }
    Map<String, String> places = new TreeMap<>();
    holders.forEach(
        (place, at) -> at.forEach(held -> places.put(held.request().caseNumber(), place)));
    return places;
  }

  private Lot lot(SeatRequest request) {
    @Nullable String seed = seeds.get(request.drawnIn());
    if (seed == null) {
      throw new IllegalArgumentException(
          request.caseNumber()
              + " was drawn in "
              + request.drawnIn()
              + ", expected one of "
              + seeds.keySet());
    }
    return Lot.of(seed, request.caseNumber());
  }

  private static void push(Deque<Candidate> applying, Candidate candidate) {
    if (candidate.number() < candidate.request().choices().size()) {
      applying.push(candidate);
    }
  }

  /**
   * A case at one of its choices.
   *
   * @param number which choice, from 0
   */
  private record Candidate(SeatRequest request, Lot lot, int number) {

    static final Comparator<Candidate> WORST_FIRST =
        Comparator.comparingLong((Candidate candidate) -> candidate.request().drawnIn())
            .thenComparingInt(candidate -> candidate.choice().rank())
            .thenComparing(Candidate::lot)
            .reversed();

    SeatRequest.Choice choice() {
      return request.choices().get(number);
    }

    Candidate next() {
      return new Candidate(request, lot, number + 1);
    }
  }
}
