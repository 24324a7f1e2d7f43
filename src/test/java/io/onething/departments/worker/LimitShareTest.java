package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.Limits;
import io.onething.departments.calls.WorkerFolder;
import io.onething.departments.worker.LimitShare.Rate;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitShareTest {

  @Test
  void givesEachWorkerItsPart() {
    Limits limits = new Limits(32, 20, null);
    assertThat(LimitShare.of(limits, 1))
        .isEqualTo(new LimitShare(32, new Rate(20, Duration.ofSeconds(1))));
    assertThat(LimitShare.of(limits, 3))
        .isEqualTo(new LimitShare(10, new Rate(6, Duration.ofSeconds(1))));
    assertThat(LimitShare.of(new Limits(8, null, null), 2)).isEqualTo(new LimitShare(4, null));
  }

  @Test
  void callsMoreSeldomThanOnceASecondWhenThereAreMoreWorkersThanCalls() {
    assertThat(LimitShare.of(new Limits(8, 2, null), 5))
        .isEqualTo(new LimitShare(1, new Rate(1, Duration.ofMillis(2500))));
  }

  @Test
  void fetchesAQuarterAndNoMoreThanMayBeginInASecond() {
    assertThat(new LimitShare(1, null).fetchSize()).isEqualTo(1);
    assertThat(new LimitShare(16, null).fetchSize()).isEqualTo(4);
    assertThat(new LimitShare(32, null).fetchSize()).isEqualTo(8);
    assertThat(new LimitShare(32, new Rate(3, Duration.ofSeconds(1))).fetchSize()).isEqualTo(3);
  }

  @Test
  void refusesMoreWorkersThanCanKeepToTheLimit(@TempDir Path folder) {
    var alpha = WorkerFolder.alpha("limits: {parallel: 2}\n").read(folder).department("alpha");
    assertThat(LimitShare.fault(alpha, 2)).isEmpty();
    assertThat(LimitShare.fault(alpha, 3))
        .contains(
            "onething.worker.workers is 3, expected at most 2: workers/alpha/department.yaml lets no more calls through at a time");
  }
}
