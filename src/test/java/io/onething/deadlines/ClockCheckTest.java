package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle.ClockLimit;
import io.onething.catalog.Bundle.Extension;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.shared.Localized;
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

  @Test
  void anExtensionMayStayBelowTheLawButNotGoBeyond() {
    assertThat(extended("20wd", new Extension("5wd", "head-of-authority", null))).isEmpty();
    assertThat(extended("20wd", new Extension("11wd", "head-of-government", null)))
        .containsExactly(
            "processes/settle/bundle.yaml: clocks.case.extension.by: 'head-of-government', expected head-of-authority,"
                + " as 《中华人民共和国行政许可法》第四十二条 has it for 20wd",
            "processes/settle/bundle.yaml: clocks.case.extension.upTo: '11wd' is more than the law adds, expected at most"
                + " 10wd (《中华人民共和国行政许可法》第四十二条)");
  }

  @Test
  void anExtensionThatNoLawKnowsNamesItsBasis() {
    assertThat(extended("5wd", new Extension("3wd", "head-of-authority", "《本市办法》第九条"))).isEmpty();
    assertThat(extended("5wd", new Extension("3d", "mayor", " ")))
        .containsExactly(
            "processes/settle/bundle.yaml: clocks.case.extension.by: 'mayor', expected one of [head-of-authority,"
                + " head-of-government]",
            "processes/settle/bundle.yaml: clocks.case.extension.upTo: '3d', expected the unit of the limit, 5wd",
            "processes/settle/bundle.yaml: clocks.case.extension.basis: is missing, expected the article that allows it:"
                + " no law extends 5wd");
  }

  private static List<String> extended(String limit, Extension extension) {
    return faults(
        new ClockLimit(new Localized("时限", "Limit"), limit, null, null, null, null, extension));
  }

  private static List<String> faults(String limit, String promised) {
    return faults(Bundles.limit(limit, promised));
  }

  private static List<String> faults(ClockLimit clock) {
    return new ClockCheck()
            .faultsIn(
                new DataFiles(DataFiles.DEFAULT_LOCATION),
                List.of(Bundles.withClocks("settle", Map.of("case", clock))))
            .stream()
            .map(Fault::toString)
            .toList();
  }
}
