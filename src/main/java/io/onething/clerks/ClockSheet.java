package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.StandstillGround;
import io.onething.shared.Localized;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a case as somebody at the counter sees them, with what she may decide about each.
 *
 * @param today in the city's time
 * @param grounds for what a clock may stand still
 */
record ClockSheet(LocalDate today, List<Row> clocks, List<StandstillGround> grounds) {

  /**
   * One clock.
   *
   * @param stoppable she may let it stand still, and run again
   * @param extension how far it may be extended, null if nobody may or it was before
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(ClockView clock, boolean stoppable, @Nullable MoreTime extension) {}

  /**
   * How far a clock may be extended.
   *
   * @param upTo the most, as requests name it: {@code 10wd}
   * @param by who may grant it
   * @param yours she may grant it
   */
  record MoreTime(String upTo, Localized upToNames, Localized by, String basis, boolean yours) {}
}
