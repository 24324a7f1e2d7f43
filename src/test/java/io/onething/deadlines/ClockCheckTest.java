package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockCheckTest {

  @Test
  void acceptsLimitsThatCanBeRead() {
    assertThat(faults("20wd", "5wd")).isEmpty();
    assertThat(faults("20wd", "36h")).isEmpty();
    assertThat(faults("20wd", null)).isEmpty();
  }

  @Test
  void namesTheClockWhoseLimitCannotBeRead() {
    assertThat(faults("0wd", "5 wd"))
        .containsExactly(
            "processes/settle/bundle.yaml: clocks.case.limit: '0wd', expected as in 20wd, 10d, 24h or 10min",
            "processes/settle/bundle.yaml: clocks.case.promised: '5 wd', expected as in 20wd, 10d, 24h or 10min");
  }

  @Test
  void refusesAPromiseBeyondTheLaw() {
    assertThat(faults("20wd", "25wd"))
        .containsExactly(
            "processes/settle/bundle.yaml: clocks.case.promised: '25wd' is longer than the limit, expected at most"
                + " 20wd");
  }

  private static List<String> faults(String limit, String promised) {
    return new ClockCheck()
            .faultsIn(
                new DataFiles(DataFiles.DEFAULT_LOCATION),
                List.of(
                    Bundles.withClocks("settle", Map.of("case", Bundles.limit(limit, promised)))))
            .stream()
            .map(Fault::toString)
            .toList();
  }
}
