package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.ClockLimit;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far a clock may be extended, and by whom. */
class ExtensionRuleTest {

  @Test
  void withoutAWordInTheManifestTheLawDecides() {
    assertThat(rule("20wd", null))
        .contains(
            new ExtensionRule(
                Limit.parse("10wd"), Article42.Approver.HEAD_OF_AUTHORITY, Article42.BASIS));
    assertThat(rule("45wd", null))
        .contains(
            new ExtensionRule(
                Limit.parse("15wd"), Article42.Approver.HEAD_OF_GOVERNMENT, Article42.BASIS));
    assertThat(rule("5wd", null)).isEmpty();
  }

  @Test
  void theManifestMayGiveLessOrExtendWhatNoLawDoes() {
    assertThat(rule("20wd", new Bundle.Extension("5wd", "head-of-authority", null)))
        .contains(
            new ExtensionRule(
                Limit.parse("5wd"), Article42.Approver.HEAD_OF_AUTHORITY, Article42.BASIS));
    assertThat(rule("5wd", new Bundle.Extension("3wd", "head-of-government", "《本市办法》第九条")))
        .contains(
            new ExtensionRule(
                Limit.parse("3wd"), Article42.Approver.HEAD_OF_GOVERNMENT, "《本市办法》第九条"));
  }

  @Test
  void aRunThatBeganUnderAnotherUnitGoesByTheLaw() {
    RunningClock old = running("20wd");
    Bundle changed = bundle("20d", new Bundle.Extension("5d", "head-of-authority", "R"));

    assertThat(ExtensionRule.of(changed, old).orElseThrow().mostAdded().text()).isEqualTo("10wd");
  }

  private static Optional<ExtensionRule> rule(String limit, Bundle.Extension extension) {
    return ExtensionRule.of(bundle(limit, extension), running(limit));
  }

  private static Bundle bundle(String limit, Bundle.Extension extension) {
    return Bundles.withClocks(
        "trial",
        Map.of(
            "case",
            new ClockLimit(
                new Localized("时限", "Limit"), limit, null, null, null, null, extension)));
  }

  private static RunningClock running(String limit) {
    return new RunningClock(
        "trial",
        "case",
        1,
        Limit.parse(limit),
        null,
        ClockLedger.startedAt(Instant.parse("2026-03-02T02:00:00Z")));
  }
}
