package io.onething.documents;

import io.onething.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issued document as it is kept.
 *
 * @param issue 1 for the first of its type in the case
 * @param sealedValues what it says, as it was when issued
 */
record IssuedRow(
    String id,
    CaseId caseId,
    String type,
    int issue,
    String number,
    VerificationCode code,
    byte[] sealedValues,
    Instant issuedAt,
    @Nullable Instant revokedAt) {}
