package io.onething.allocation;

import io.onething.catalog.Bundle;
import io.onething.shared.Listed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The choices of a case as one text: {@code KEYUAN:2,HAIWAN:12}. */
final class Choices {

  private Choices() {}

  /**
   * What the facts of a case apply for; a place that is named twice counts with its better rank.
   */
  static String of(Bundle.Seats seats, Map<String, ?> facts) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    for (Bundle.Choice choice : seats.choices()) {
      if (facts.get(choice.place()) instanceof String place
          && !place.isBlank()
          && facts.get(choice.rank()) instanceof Number rank) {
        ranks.merge(place, rank.intValue(), Math::min);
      }
    }
    return ranks.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  static List<SeatRequest.Choice> read(String choices) {
    List<SeatRequest.Choice> read = new ArrayList<>();
    for (String each : Listed.names(choices)) {
      int colon = each.lastIndexOf(':');
      if (colon > 0) {
        read.add(
            new SeatRequest.Choice(
                each.substring(0, colon), Integer.parseInt(each.substring(colon + 1))));
      }
    }
    return read;
  }
}
