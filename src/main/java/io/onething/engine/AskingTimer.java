package io.onething.engine;

import io.onething.deadlines.DeadlineCall;
import io.onething.deadlines.Firing;
import io.onething.deadlines.Timers;
import io.onething.shared.CaseId;
import java.util.Date;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timer of the engine that asks the ledger before it acts, in the transaction in which it would.
 * One that may not act goes back: a new job with the right date takes the place of the one that was
 * executed, and nothing else happens.
 */
final class AskingTimer extends TimerEventJobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(AskingTimer.class);

  private final TimerEventJobHandler acting;
  private final Timers ledger;
  private final ReleasedDates dates;
  private final EngineDates rows;

  /**
   * @param acting what the engine does when such a timer fires
   */
  AskingTimer(TimerEventJobHandler acting, Timers ledger, ReleasedDates dates, EngineDates rows) {
    this.acting = acting;
    this.ledger = ledger;
    this.dates = dates;
    this.rows = rows;
  }

  @Override
  public String getType() {
    return acting.getType();
  }

  @Override
  public void execute(
      TimerJobConfiguration configuration,
      ExecutionEntity execution,
      CommandContext context,
      @Nullable String tenant) {
    if (context.getCurrentJob() instanceof TimerEntity timer
        && answer(timer.getActivityId(), execution, context) instanceof Firing.GoBack back) {
      LOG.debug(
          "Timer {} of execution {} goes back until {}: {}",
          timer.getActivityId(),
          execution.getId(),
          back.until(),
          back.why());
      // The clock has moved it since it was read: it is this move that it goes back for.
      rows.holdRevision(timer.getId()).ifPresent(timer::setRevision);
      timer.createNewTimerJob(Date.from(back.until()));
    } else {
      acting.execute(configuration, execution, context, tenant);
    }
  }

  private Firing answer(String element, ExecutionEntity execution, CommandContext context) {
    @Nullable DeadlineCall call =
        dates
            .of(execution.getProcessDefinitionId(), id -> ModelDates.of(context, id))
            .timers()
            .get(element);
    if (call == null
        || !(execution.getVariable(ProcessVariables.CASE_ID) instanceof String caseId)) {
      return new Firing.Now();
    }
    return MeantPoint.of(call, execution::getVariable)
        .map(point -> ledger.mayFire(CaseId.of(caseId), point))
        .orElseGet(Firing.Now::new);
  }
}
