package io.onething.deadlines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * More time for a clock, granted by somebody entitled to (行政许可法 art. 42).
 *
 * @param added what is added to the limit, in the limit's own unit: {@code 10wd}
 * @param reason a code of the bundle, or the reason as it was written; the applicant is told
 * @param approver the office that granted it: {@link Article42.Approver}
 * @param basis the article it rests on, if known
 * @param at when it was granted
 */
record Extension(Limit added, String reason, String approver, @Nullable String basis, Instant at) {}
