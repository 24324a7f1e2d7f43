package io.onething.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LatestTest {

  private final AtomicLong number = new AtomicLong(1);
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> read = new ArrayList<>();
  private LongSupplier database = number::get;
  private final Latest<String> latest =
      new Latest<>("plan", () -> database.getAsLong(), this::read, nanos::get);

  private String read(long version, boolean first) {
    read.add(version + (first ? " first" : ""));
    return "plan " + version;
  }

  @Test
  void whatIsFreshIsNotAskedForAndWhatIsOldIs() {
    latest.refresh();
    number.set(2);
    nanos.addAndGet(Latest.FRESH.toNanos());
    assertThat(latest.now().value()).isEqualTo("plan 1");

    nanos.addAndGet(1);
    assertThat(latest.now()).isEqualTo(new Latest.Version<>(2, "plan 2"));
    assertThat(read).containsExactly("1 first", "2");
  }

  @Test
  void anUnchangedVersionIsReadOnce() {
    latest.refresh();
    latest.refresh();
    latest.keepUp();

    assertThat(read).containsExactly("1 first");
  }

  @Test
  void whileTheDatabaseIsAwayTheOneInForceStays() {
    latest.refresh();
    database =
        () -> {
          throw new DataAccessResourceFailureException("away");
        };
    nanos.addAndGet(Latest.FRESH.toNanos() + 1);

    assertThat(latest.now().value()).isEqualTo("plan 1");
    assertThatThrownBy(latest::refresh).isInstanceOf(DataAccessResourceFailureException.class);
  }

  /** One begins to look, another sees a later version meanwhile. */
  @Test
  void whoSawLessDoesNotUndoTheOther() {
    latest.refresh();
    database =
        () -> {
          database = number::get;
          number.set(3);
          latest.refresh();
          return 2;
        };
    latest.refresh();

    assertThat(latest.known().number()).isEqualTo(3);
  }

  @Test
  void beforeItIsLoadedThereIsNone() {
    assertThatThrownBy(latest::known).hasMessage("Not loaded yet: the plan");
  }
}
