package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.CallOutcome.Failed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {
  /** Five attempts, five seconds at first. */
  private final Call call =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION)).call("civil.marital");

  private final Failed failed = Failed.of(Cause.UNREACHABLE, "no connection");

  @Test
  void doublesThePauseWithEveryAttempt() {
    assertThat(Retries.after(failed, call, null)).isEqualTo(new Retries(4, Duration.ofSeconds(5)));
    assertThat(Retries.after(failed, call, 4)).isEqualTo(new Retries(3, Duration.ofSeconds(10)));
    assertThat(Retries.after(failed, call, 1)).isEqualTo(new Retries(0, Duration.ofSeconds(80)));
  }

  @Test
  void keepsTheFirstPauseWhenAnOperatorGaveMoreAttempts() {
    assertThat(Retries.after(failed, call, 50)).isEqualTo(new Retries(49, Duration.ofSeconds(5)));
  }

  @Test
  void neverGoesBelowZeroNorBeyondTenMinutes() {
    assertThat(Retries.after(failed, call, 0).left()).isZero();
    assertThat(Retries.after(failed, call, -30).in()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void leavesADefectToAPersonAtOnce() {
    Failed defect = Failed.of(Cause.DEFECT, "contract broken");
    assertThat(Retries.after(defect, call, null)).isEqualTo(new Retries(0, Duration.ZERO));
  }

  @Test
  void spendsNothingWhenTheDepartmentSaysWhenToComeBack() {
    Failed busy = Failed.later(Cause.BUSY, "busy", Duration.ofSeconds(30));
    assertThat(Retries.after(busy, call, null)).isEqualTo(new Retries(5, Duration.ofSeconds(30)));
    assertThat(Retries.after(busy, call, 0)).isEqualTo(new Retries(1, Duration.ofSeconds(30)));
  }
}
