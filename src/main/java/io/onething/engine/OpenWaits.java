package io.onething.engine;

import io.onething.cases.CaseFile;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What cases wait for that nobody answers: a place of the season, which a draw gives out. */
@Component
@Transactional(readOnly = true)
public class OpenWaits {

  /** The message that says what a draw has come to. */
  public static final String SEATS_DRAWN = "Message_SeatsDrawn";

  private final OpenElements open;

  OpenWaits(OpenElements open) {
    this.open = open;
  }

  /** The code of the reason for which a clock stands still meanwhile, by step. */
  public Map<String, String> forSeats(CaseFile file) {
    Map<String, String> reasons = new HashMap<>();
    open.of(file)
        .forEach(
            element -> {
              @Nullable String reason = Declared.of(element).get(Declared.SUSPENDS);
              if (reason != null
                  && element instanceof ReceiveTask task
                  && task.getMessage() != null
                  && SEATS_DRAWN.equals(task.getMessage().getName())) {
                reasons.put(element.getId(), reason);
              }
            });
    return reasons;
  }
}
