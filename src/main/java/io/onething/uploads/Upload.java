package io.onething.uploads;

import io.onething.shared.CaseId;
import java.time.Instant;

/**
 * A file that an applicant has handed in.
 *
 * @param id by which the facts of the case name it
 * @param field the field of the bundle that it belongs to
 * @param name what the applicant called it; personal data
 * @param bytes its length as kept
 * @param submitted an application or a correction has named it
 */
public record Upload(
    String id,
    CaseId caseId,
    String field,
    String name,
    FileKind kind,
    long bytes,
    Instant uploadedAt,
    boolean submitted) {}
