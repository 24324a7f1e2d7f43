package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.ClockLimit;
import io.onething.catalog.StaffRole;
import io.onething.shared.Localized;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bundles that have clocks and little else. */
public final class Bundles {

  private Bundles() {}

  public static Bundle withClocks(String id, Map<String, ClockLimit> clocks) {
    Localized text = new Localized("人才引进入户", "Settle in the city as a talent");
    return new Bundle(
        id,
        text,
        text,
        "hrss",
        "application",
        List.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        clocks,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        Map.of(
            "EXTERNAL_AUTHORITY",
            new Bundle.Code("等待原籍迁出", "Waiting for the origin", null, null, null, false)),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        Map.of(),
        List.of());
  }

  /** A bundle whose one clock, {@code case}, has a ladder. */
  public static Bundle withLadder(String id, String limit, List<Bundle.Rung> rungs) {
    ClockLimit clock =
        new ClockLimit(new Localized("时限", "Limit"), limit, null, null, "trial", null, null);
    Bundle plain = withClocks(id, Map.of("case", clock));
    return new Bundle(
        plain.bundle(),
        plain.names(),
        plain.summary(),
        plain.leadDepartment(),
        plain.applicationForm(),
        plain.prefill(),
        plain.fields(),
        plain.rules(),
        plain.participants(),
        plain.offices(),
        plain.consents(),
        plain.clocks(),
        Map.of("trial", rungs),
        plain.messages(),
        plain.documents(),
        plain.materials(),
        plain.before(),
        plain.codes(),
        plain.outcomes(),
        plain.initial(),
        plain.variables(),
        plain.intake(),
        plain.seats(),
        plain.followUps(),
        plain.shared());
  }

  /** A rung that tells the handlers. */
  public static Bundle.Rung rung(String at) {
    return new Bundle.Rung(at, List.of(StaffRole.HANDLER), null, null, null);
  }

  public static ClockLimit limit(String limit, @Nullable String promised) {
    return new ClockLimit(new Localized("时限", "Limit"), limit, promised, null, null, null, null);
  }
}
