package io.onething.allocation;

import java.util.List;

/**
 * What one case applies for in a draw.
 *
 * @param caseNumber the public number, which the lot is drawn for
 * @param choices best first, each place once
 * @param drawnIn the draw that it got nothing in and whose order it stands in line by; 0 if it
 *     takes part in this draw for the first time
 */
public record SeatRequest(String caseNumber, List<Choice> choices, long drawnIn) {

  public SeatRequest {
    choices = List.copyOf(choices);
  }

  /** Who takes part for the first time. */
  public SeatRequest(String caseNumber, List<Choice> choices) {
    this(caseNumber, choices, 0);
  }

  /**
   * A place that is applied for.
   *
   * @param place its code
   * @param rank the rank there; a lower one comes first
   */
  public record Choice(String place, int rank) {}
}
