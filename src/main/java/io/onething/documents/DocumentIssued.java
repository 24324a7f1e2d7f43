package io.onething.documents;

import io.onething.shared.CaseId;

/** A document was issued; its PDF is still to be made. */
record DocumentIssued(CaseId caseId, String documentId) {}
