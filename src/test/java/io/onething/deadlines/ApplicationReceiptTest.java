package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static io.onething.deadlines.PublishedCalendar.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.deadlines.ApplicationReceipt.Standing;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 行政许可法 art. 32: told within five days, or accepted from the day of receipt. */
class ApplicationReceiptTest {

  private static final Instant RECEIVED = at("2026-09-24T10:00");
  private static final Due NOTICE_DUE = new Due(at("2026-10-09T17:30"), false);

  @ParameterizedTest(name = "received {0}, told until {1}")
  @CsvSource({
    // over Mid-Autumn and National Day
    "2026-09-24T10:00, 2026-10-09T17:30",
    // the counter closes, and the day after begins the count
    "2026-11-20T17:30, 2026-11-27T17:30",
    "2026-11-20T17:31, 2026-11-30T17:30",
    // a make-up Saturday is one of the five
    "2026-09-30T10:00, 2026-10-13T17:30",
  })
  void everythingMissingIsToldWithinFiveWorkingDays(String received, String until) {
    assertThat(new ApplicationReceipt(at(received), null, null).noticeDue(TIME).at())
        .isEqualTo(at(until));
  }

  @Test
  void silenceAcceptsFromTheDayOfReceipt() {
    ApplicationReceipt silent = new ApplicationReceipt(RECEIVED, null, null);

    assertThat(silent.standing(TIME, at("2026-10-09T17:30")))
        .isEqualTo(new Standing.Undecided(NOTICE_DUE));
    assertThat(silent.standing(TIME, at("2026-10-09T17:30:01")))
        .isEqualTo(new Standing.DeemedAccepted(RECEIVED, NOTICE_DUE.at()));
    // The decision is due as if it had been accepted when it came.
    assertThat(TIME.plus(RECEIVED, Limit.parse("20wd"))).isEqualTo(at("2026-10-29T17:30"));
  }

  @Test
  void aNoticeThatComesTooLateIsSilence() {
    ApplicationReceipt late =
        new ApplicationReceipt(RECEIVED, at("2026-10-10T09:00"), at("2026-10-12T09:00"));

    assertThat(late.standing(TIME, at("2026-10-13T09:00")))
        .isEqualTo(new Standing.DeemedAccepted(RECEIVED, NOTICE_DUE.at()));
  }

  @Test
  void acceptanceAfterACorrectionCountsFromTheLastPiece() {
    Instant told = at("2026-10-08T16:00");
    Instant completed = at("2026-10-20T11:00");

    assertThat(new ApplicationReceipt(RECEIVED, told, null).standing(TIME, completed))
        .isEqualTo(new Standing.AwaitingCorrection(told));
    ApplicationReceipt corrected = new ApplicationReceipt(RECEIVED, told, completed);
    assertThat(corrected.standing(TIME, completed.minusSeconds(1)))
        .isEqualTo(new Standing.AwaitingCorrection(told));
    assertThat(corrected.standing(TIME, completed)).isEqualTo(new Standing.Accepted(completed));
  }

  @Test
  void whatWasCompleteWhenItCameIsAcceptedThen() {
    assertThat(new ApplicationReceipt(RECEIVED, null, RECEIVED).standing(TIME, RECEIVED))
        .isEqualTo(new Standing.Accepted(RECEIVED));
  }

  @Test
  void aProvisionalDateAcceptsNothing() {
    Instant received = at("2026-12-29T10:00");
    ApplicationReceipt silent = new ApplicationReceipt(received, null, null);

    assertThat(silent.standing(TIME, at("2027-03-01T10:00")))
        .isEqualTo(new Standing.Undecided(new Due(at("2027-01-05T17:30"), true)));
    Instant told = at("2027-01-06T10:00");
    assertThat(new ApplicationReceipt(received, told, null).standing(TIME, told))
        .isEqualTo(new Standing.AwaitingCorrection(told));
  }

  @Test
  void nothingHappensBeforeTheReceipt() {
    assertThatThrownBy(() -> new ApplicationReceipt(RECEIVED, RECEIVED.minusSeconds(1), null))
        .hasMessage(
            "The application was told what is missing 2026-09-24T01:59:59Z, expected not before its receipt"
                + " 2026-09-24T02:00:00Z");
    assertThatThrownBy(() -> new ApplicationReceipt(RECEIVED, null, RECEIVED.minusSeconds(1)))
        .hasMessageStartingWith("The application was complete");
  }
}
