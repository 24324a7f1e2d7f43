package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.shared.Localized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

  @Test
  void readsTheFourUnits() {
    assertThat(Limit.parse("20wd")).isEqualTo(new Limit.WorkingDays(20));
    assertThat(Limit.parse("10d")).isEqualTo(new Limit.NaturalDays(10));
    assertThat(Limit.parse("24h")).isEqualTo(new Limit.Hours(24));
    assertThat(Limit.parse("10min")).isEqualTo(new Limit.Minutes(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20wd", "1d", "24h", "9999min"})
  void writesWhatItReads(String text) {
    assertThat(Limit.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wd", "0wd", "-1d", "1.5h", "20 wd", "20WD", "10000d", "P5D", "5wd "})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Limit.parse(text))
        .hasMessage(
            "Limit '"
                + text
                + "' cannot be read, expected a number of 1 to 9999 and wd, d, h or min: 20wd");
  }

  @Test
  void readsLikePeopleSpeak() {
    assertThat(Limit.parse("1wd").names()).isEqualTo(new Localized("1 个工作日", "1 working day"));
    assertThat(Limit.parse("24h").names()).isEqualTo(new Localized("24 小时", "24 hours"));
  }
}
