package io.onething.applicants;

import io.onething.shared.Localized;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case has used of an earlier one of the same person instead of asking again.
 *
 * @param topic the query that was not made
 * @param materials the papers whose content it is
 * @param department that had told it
 * @param caseNumber the case that it was told for
 * @param usableUntil the first moment that it may not be used any more
 * @param basis the rule or consent that allows it; null if the bundle does not allow it any more
 * @param fields what it says
 */
record CarriedView(
    String topic,
    List<Localized> materials,
    CaseView.Named department,
    String caseNumber,
    Instant obtainedAt,
    Instant usableUntil,
    @Nullable String basis,
    List<Localized> fields) {}
