package io.onething.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 图审, Dehua: a warning, 500 yuan, then twice the last one. */
class CountPenaltiesTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0.00",
    "2, 500.00",
    "3, 1000.00",
    "4, 2000.00",
    "6, 8000.00",
    "7, 16000.00",
    "8, 20000.00",
    "2000000000, 20000.00"
  })
  void doublesTheLastOneUpToTheMost(int times, String yuan) {
    Bundle.Penalty penalty = new Bundle.Penalty(new BigDecimal("500"), new BigDecimal("20000"));

    assertThat(CountPenalties.amount(penalty, times)).isEqualTo(new BigDecimal(yuan));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.10", "3, 0.20", "4, 0.40", "5, 0.70"})
  void losesNoFraction(int times, String yuan) {
    Bundle.Penalty penalty = new Bundle.Penalty(new BigDecimal("0.1"), new BigDecimal("0.70"));

    assertThat(CountPenalties.amount(penalty, times)).isEqualTo(new BigDecimal(yuan));
  }
}
