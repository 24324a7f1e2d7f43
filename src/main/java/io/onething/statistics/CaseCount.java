package io.onething.statistics;

import java.time.Duration;

/**
 * What a case has cost its applicant, and spared.
 *
 * @param typed fields that the applicant has filled in; ticks and signatures are not counted
 * @param reused fields that were known from the sign-in or a query, so that nobody had to type them
 * @param spared papers of the manifest whose content was had without the applicant handing it in
 * @param carried papers among them whose content an earlier case of the same person had brought
 * @param departments that took part in it, the leading one included
 * @param gross from the submission to the end, or to now: what the citizen feels
 * @param net the part of it that the law counts; nothing while the case's clock has not begun
 */
public record CaseCount(
    int typed,
    int reused,
    int spared,
    int carried,
    int departments,
    Duration gross,
    Duration net) {}
