package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerPointTest {

  @Test
  void readsWhatAModelerWrites() {
    assertThat(TimerPoint.in("${deadlines.due(caseId,'hrss-review')}"))
        .contains(new TimerPoint.Due("hrss-review"));
    assertThat(TimerPoint.in("${deadlines.at( caseId , 'move-out', '3wd' )}"))
        .contains(new TimerPoint.At("move-out", new Limit.WorkingDays(3)));
    assertThat(TimerPoint.in("#{deadlines.before(caseId,\"correction\",\"2wd\")}"))
        .contains(new TimerPoint.Before("correction", new Limit.WorkingDays(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT10M",
        "${dueDate}",
        "${deadlines.shownDue(caseId,'case')}",
        "${deadlines.due(caseId,'case','3wd')}",
        "${deadlines.at(caseId,'case')}",
        "${mydeadlines.due(caseId,'case')}",
        "${deadlines.due(other,'case')}",
      })
  void leavesEverythingElseAlone(String expression) {
    assertThat(TimerPoint.in(expression)).isEqualTo(Optional.empty());
  }

  @Test
  void refusesALimitThatCannotBeRead() {
    assertThatThrownBy(() -> TimerPoint.in("${deadlines.at(caseId,'case','3 days')}"))
        .hasMessageStartingWith("Limit '3 days' cannot be read");
  }
}
