package io.onething.allocation;

import java.util.List;

/**
 * What one case applies for in a draw.
 *
 * @param caseNumber the public number, which the lot is drawn for
 * @param choices best first, each place once
 */
public record SeatRequest(String caseNumber, List<Choice> choices) {

  public SeatRequest {
    choices = List.copyOf(choices);
  }

  /**
   * A place that is applied for.
   *
   * @param place its code
   * @param rank the rank there; a lower one comes first
   */
  public record Choice(String place, int rank) {}
}
