package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.Attempt.Kind;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {

  private static final String GOOD =
      """
      [{"kind":"CALL","key":"task-1","beganAt":"2026-09-01T02:00:00Z","tookMillis":123,"status":503,\
      "outcome":"FAILED","cause":"BUSY","message":"later"}]""";

  @Test
  void whatAWorkerWritesTheServerReads() {
    List<Attempt> attempts =
        List.of(
            new Attempt(
                Kind.CHECK,
                "t",
                Instant.parse("2026-09-01T02:00:00.123Z"),
                5,
                200,
                Ending.NOT_FOUND,
                null,
                null),
            new Attempt(
                Kind.CALL,
                "t",
                Instant.parse("2026-09-01T02:00:01Z"),
                0,
                null,
                Ending.FAILED,
                Cause.TIMED_OUT,
                "没有答复𠮷"));

    assertThat(Attempts.parse(Attempts.toJson(attempts), "topic")).isEqualTo(attempts);
  }

  @Test
  void theNotationIsThatOfTheProtocol() {
    assertThat(Attempts.toJson(Attempts.parse(GOOD, "topic"))).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"CALL\"            | \"VISIT\"",
        "\"CALL\"            | 0",
        "\"task-1\"          | \"\"",
        "\"task-1\"          | \"李文\"",
        "\"task-1\"          | null",
        "\"2026-09-01T02:00:00Z\" | \"yesterday\"",
        "\"2026-09-01T02:00:00Z\" | \"+50000-01-01T00:00:00Z\"",
        "123                 | -1",
        "123                 | 86400001",
        "123                 | \"123\"",
        "123                 | 1.5",
        "123                 | null",
        "503                 | 99",
        "503                 | 600",
        "\"FAILED\"          | \"LOST\"",
        "\"FAILED\"          | null",
        "\"BUSY\"            | \"TIRED\"",
        "\"message\"         | \"text\"",
        "\"message\":\"later\"    | \"message\":\"later\",\"body\":\"李文\"",
        "\"message\":\"later\"    | \"message\":\"later\",\"key\":\"twice\"",
        "[                   | [null,",
        "[                   | [[],",
        "]                   | ] ]",
      })
  void refusesWhatTheProtocolDoesNotKnowAndQuotesNothing(String right, String wrong) {
    String json = GOOD.replace(right, wrong);
    assertThat(json).isNotEqualTo(GOOD);

    assertThatThrownBy(() -> Attempts.parse(json, "police.identity"))
        .isInstanceOf(OneThingException.class)
        .hasMessageStartingWith("police.identity: the attempts are refused, ")
        .hasMessageNotContaining("李文");
  }

  @Test
  void saysWhichNumberIsOutOfBounds() {
    assertThatThrownBy(() -> Attempts.parse(GOOD.replace("503", "999"), "t"))
        .hasMessageContaining("status is 999, expected 100 to 599 or null");
  }

  @Test
  void aDeliveryHoldsOneCallAtMost() {
    String one = GOOD.substring(1, GOOD.length() - 1);
    assertThatThrownBy(() -> Attempts.parse("[" + one + "," + one + "]", "t"))
        .hasMessageContaining("2 of them are calls, expected at most one call per delivery");
  }

  @Test
  void refusesManyAndLongOnes() {
    String check = GOOD.substring(1, GOOD.length() - 1).replace("CALL", "CHECK");
    String many = "[" + String.join(",", java.util.Collections.nCopies(11, check)) + "]";
    assertThatThrownBy(() -> Attempts.parse(many, "t")).isInstanceOf(OneThingException.class);
    assertThatThrownBy(() -> Attempts.parse(GOOD.replace("later", "x".repeat(20_000)), "t"))
        .hasMessageContaining("longer than 20000 characters");
  }
}
