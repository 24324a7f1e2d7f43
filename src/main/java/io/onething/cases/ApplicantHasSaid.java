package io.onething.cases;

import io.onething.shared.CaseId;

/**
 * The applicant has submitted the case or corrected it; what was said is recorded, and the model
 * has not gone on yet. Published in the transaction of the act.
 *
 * @param correction false for the application itself
 */
public record ApplicantHasSaid(CaseId caseId, boolean correction) {}
