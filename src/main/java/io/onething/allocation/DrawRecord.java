package io.onething.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A draw as it is published: all that is needed to repeat it, and no personal data. When places
 * were freed that go to the next in line, nothing is drawn anew: the lots are those of the draws
 * that they stand in line by.
 *
 * @param draw its number
 * @param seed what the lots were drawn with; null when places went to the next in line
 * @param seats how many places were free, by code
 * @param requests who applied for what, and got what
 * @param seeds the seeds of the earlier draws, by number, when places went to the next in line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawRecord(
    long draw,
    String bundle,
    String season,
    int batch,
    @Nullable String seed,
    Map<String, Integer> seats,
    List<Drawn> requests,
    @Nullable Map<Long, String> seeds) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  DrawRecord {
    seats = new TreeMap<>(seats);
    requests = List.copyOf(requests);
    seeds = seeds == null ? null : new TreeMap<>(seeds);
  }

  /**
   * What one case has got.
   *
   * @param choices as in {@code KEYUAN:2,HAIWAN:12}: places with ranks, best first
   * @param place the place that it has got, null if none
   * @param drawnIn the draw that it stood in line by, null if it took part for the first time
   */
  @JsonInclude(value = JsonInclude.Include.NON_NULL)
  record Drawn(
      String caseNumber,
      String choices,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String place,
      @Nullable Long drawnIn) {

    SeatRequest request() {
      return new SeatRequest(caseNumber, Choices.read(choices), drawnIn == null ? 0 : drawnIn);
    }
  }

  /** The draw as it was written, with what everybody has got in it. */
  static DrawRecord of(DrawStore.Head head, List<Drawn> requests, @Nullable Map<Long, String> seeds)
      throws IOException {
    return new DrawRecord(
        head.draw(),
        head.bundle(),
        head.season(),
        head.batch(),
        head.seed(),
        JSON.readValue(head.seats(), new TypeReference<>() {}),
        requests,
        seeds);
  }

  /** The published file. */
  byte[] written() throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /**
   * Reads the published file.
   *
   * @throws IOException if it is none
   */
  static DrawRecord read(byte[] file) throws IOException {
    return JSON.readValue(new String(file, StandardCharsets.UTF_8), DrawRecord.class);
  }

  /** Draws again and says where the result differs, one case a line; empty when it is the same. */
  List<String> repeated() {
    Map<Long, String> drawnWith = new HashMap<>(seeds == null ? Map.of() : seeds);
    if (seed != null) {
      drawnWith.put(0L, seed);
    }
    Map<String, String> again =
        new Allocation(seats, drawnWith).of(requests.stream().map(Drawn::request).toList());
    List<String> differences = new ArrayList<>();
    for (Drawn drawn : requests) {
      @Nullable String place = again.get(drawn.caseNumber());
      if (!Objects.equals(place, drawn.place())) {
        differences.add(
            drawn.caseNumber() + ": published " + drawn.place() + ", drawn again " + place);
      }
    }
    return differences;
  }
}
