package io.onething.departments;

import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder's departments and calls, with those that were released in the place of the folder's or
 * beside them. Every server of a cluster asks the database once a second whether something came, so
 * that nobody has to tell them.
 */
final class ReleasedDefinitions implements Definitions.Source {
  private static final Logger LOG = LoggerFactory.getLogger(ReleasedDefinitions.class);
  private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

  private final Catalog catalog;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile State state;

  /**
   * @param releases how many there were when they were read
   */
  private record State(Definitions definitions, int releases, long lookedNanos) {}

  ReleasedDefinitions(Catalog catalog) {
    this.catalog = catalog;
    this.state = read(catalog.releaseCount());
  }

  /** One looks, and nobody waits for it: the others may hold connections that it needs. */
  @Override
  public Definitions now() {
    State last = state;
    if (System.nanoTime() - last.lookedNanos() < LOOK_AGAIN || !looking.tryLock()) {
      return last.definitions();
    }
    try {
      return look();
    } finally {
      looking.unlock();
    }
  }

  /** Each looks for itself: nobody who holds a connection may wait for one who needs one. */
  @Override
  public Definitions newest() {
    return look();
  }

  private Definitions look() {
    State last = state;
    int releases = catalog.releaseCount();
    state =
        releases == last.releases()
            ? new State(last.definitions(), releases, System.nanoTime())
            : read(releases);
    return state.definitions();
  }

  /** A released file that this product can no longer read is as if it had not come. */
  private State read(int releases) {
    List<Fault> faults = new ArrayList<>();
    List<DataFile> released = catalog.releasedCalls();
    Definitions read = new DepartmentReader(catalog.folder().with(released), faults).read();
    faults.forEach(
        fault -> LOG.warn("A released call or department is left out: {}", fault.shown()));
    List<DataFile> departments =
        released.stream()
            .filter(file -> file.name().equals(DepartmentReader.DEPARTMENT_FILE))
            .filter(file -> read.departments().containsKey(file.folder()))
            .toList();
    return new State(read.withReleased(departments), releases, System.nanoTime());
  }
}
