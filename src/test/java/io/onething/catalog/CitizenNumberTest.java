package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.CitizenNumber.Wrong;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenNumberTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "440524188001010014", "430602200403164627"})
  void takesARightNumber(String number) {
    assertThat(CitizenNumber.fault(number, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "430602200403164628, CHECK_DIGIT",
    "110105194912310021, CHECK_DIGIT",
    "430602200402304627, BIRTH_DATE",
    "430602200413014627, BIRTH_DATE",
    "430602202609024627, BORN_IN_THE_FUTURE",
    "43060220040316462, FORM",
    "4306022004031646270, FORM",
    "11010519491231002x, FORM",
    "４３０６０２２００４０３１６４６２７, FORM",
    "'430602200403164627 ', FORM",
    "'', FORM"
  })
  void saysWhatIsWrongWithANumber(String number, Wrong wrong) {
    assertThat(CitizenNumber.fault(number, TODAY)).contains(wrong);
  }

  @Test
  void aBirthTodayIsNotInTheFuture() {
    assertThat(CitizenNumber.fault("430602202609014627", TODAY)).contains(Wrong.CHECK_DIGIT);
  }

  @Test
  void theTwentyNinthOfFebruaryIsADayInLeapYearsOnly() {
    assertThat(CitizenNumber.fault("430602200402294627", TODAY)).contains(Wrong.CHECK_DIGIT);
    assertThat(CitizenNumber.fault("430602200302294627", TODAY)).contains(Wrong.BIRTH_DATE);
  }
}
