package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.Tacit;
import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock has come to a rung of its ladder. Published once for each, in order, in the transaction
 * in which the rung is claimed and with the case locked: listeners do what the rung says in the
 * same transaction, and record it by {@link RungJournal}.
 *
 * @param id of the claimed rung
 * @param clock its name in the manifest
 * @param rung what the manifest writes as {@code at}
 * @param occurrence 1, and more for a rung that comes again each day
 * @param comesAgain its next day has passed as well, as after an outage: it fires again at once,
 *     and what people are told of it they are told then
 * @param actions what is to be done
 * @param tacit the opinion that counts as given now
 * @param leadDepartment of the bundle
 * @param departments who is late, or will be: those whose steps run on the clock, else the leading
 *     one
 * @param due when the clock's time is up or was up; null while it stands still
 * @param expectedEnd when the suspension should have ended that the rung is about
 * @param at when the rung was to fire
 * @param firedAt when it fired, later than that after an outage
 */
public record RungReached(
    long id,
    CaseId caseId,
    String bundle,
    String clock,
    String rung,
    int occurrence,
    boolean comesAgain,
    Bundle.Rung actions,
    @Nullable Tacit tacit,
    String leadDepartment,
    List<String> departments,
    @Nullable Instant due,
    @Nullable Instant expectedEnd,
    Instant at,
    Instant firedAt) {

  public RungReached {
    departments = List.copyOf(departments);
  }
}
