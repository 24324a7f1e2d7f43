package io.onething.organisation;

import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Instant;

/**
 * No office of the department serves the place of a case, so a group that is named for it has its
 * task. Published in the transaction that makes the task.
 *
 * @param department the department's names
 * @param group the names of the group that has the task now
 */
public record NoOfficeServes(CaseId caseId, Localized department, Localized group, Instant at) {}
