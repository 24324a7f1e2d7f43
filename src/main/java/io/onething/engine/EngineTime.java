package io.onething.engine;

import java.time.Duration;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * The engine's own clock, which is one for the whole JVM: it follows the time source when that is
 * moved.
 */
@Component
public class EngineTime {

  private final ExternalTaskService tasks;

  EngineTime(ExternalTaskService tasks) {
    this.tasks = tasks;
  }

  /** Sets how far the engine's timers are ahead of the machine. */
  public void setOffset(Duration ahead) {
    ClockUtil.offset(ahead.toMillis());
  }

  /** Whether a worker holds a task: a jump now would let its lock run out under it. */
  public boolean callsInFlight() {
    return tasks.createExternalTaskQuery().locked().count() > 0;
  }
}
