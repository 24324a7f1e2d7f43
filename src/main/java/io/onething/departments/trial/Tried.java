package io.onething.departments.trial;

import io.onething.departments.CallbackAnswer;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.Exchange;
import java.util.List;
import java.util.Map;

/** What came of a sample. */
sealed interface Tried {

  /**
   * A call.
   *
   * @param exchanges what was asked, in order
   * @param outcomes by the key of the case
   */
  record Called(List<Exchange<?>> exchanges, Map<String, CallOutcome> outcomes) implements Tried {

    public Called {
      exchanges = List.copyOf(exchanges);
    }
  }

  /** A callback that is applied. */
  record Taken(CallbackAnswer answer) implements Tried {}

  /** A callback that is not. */
  record NotTaken(String problem) implements Tried {}
}
