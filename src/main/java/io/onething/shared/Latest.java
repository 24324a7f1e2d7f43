package io.onething.shared;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The latest of versions that are kept in the database and put in force now and then, here or at
 * another server. What is handed out is never older than {@link #FRESH}, however late the server's
 * timers are, unless the database is away: then the one that is known stays.
 *
 * @param <T> what a version holds
 */
public final class Latest<T> {

  /** So old may be what is known, on real time. */
  public static final Duration FRESH = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(Latest.class);

  private final String name;
  private final LongSupplier newest;
  private final Reader<T> reader;
  private final LongSupplier nanos;
  private volatile @Nullable Seen<T> seen;

  /** Reads a version that this server has not got yet. */
  public interface Reader<T> {
    /**
     * @param number of the version
     * @param first whether it is the first that this server takes up
     */
    T read(long number, boolean first);
  }

  /** A version that is in force. */
  public record Version<T>(long number, T value) {}

  private record Seen<T>(Version<T> version, long looked) {}

  /**
   * @param name what it is, for the log
   * @param newest asks the database for the number of the latest version; numbers only grow
   * @param nanos real time that only goes forward; the time source of the demo may jump
   */
  public Latest(String name, LongSupplier newest, Reader<T> reader, LongSupplier nanos) {
    this.name = name;
    this.newest = newest;
    this.reader = reader;
    this.nanos = nanos;
  }

  /** As above, on this machine's time. */
  public Latest(String name, LongSupplier newest, Reader<T> reader) {
    this(name, newest, reader, System::nanoTime);
  }

  /** The version in force; the database is asked if what is known is too old. */
  public Version<T> now() {
    if (nanos.getAsLong() - seen().looked() > FRESH.toNanos()) {
      keepUp();
    }
    return known();
  }

  /** The version that this server has taken up last, without a look. */
  public Version<T> known() {
    return seen().version();
  }

  private Seen<T> seen() {
    return Objects.requireNonNull(seen, () -> "Not loaded yet: the " + name);
  }

  /** Looks whether there is a later one; nothing happens while the database is away. */
  public void keepUp() {
    try {
      refresh();
    } catch (DataAccessException away) {
      LOG.debug("The {} could not be looked up, the one in force stays", name, away);
    }
  }

  /** Takes the latest up. */
  public void refresh() {
    long looked = nanos.getAsLong();
    long number = newest.getAsLong();
    Seen<T> before = seen;
    Version<T> version =
        before != null && before.version().number() == number
            ? before.version()
            : new Version<>(number, reader.read(number, before == null));
    takeUp(new Seen<>(version, looked));
  }

  /** Of two who look at the same time the one who saw less does not undo the other. */
  private synchronized void takeUp(Seen<T> now) {
    Seen<T> before = seen;
    if (before == null || before.version().number() <= now.version().number()) {
      seen = now;
    }
  }
}
