package io.onething.deadlines;

import java.util.HashMap;
import java.util.Map;

/** Which rungs of one clock have fired: of each the last occurrence. */
final class FiredRungs {

  /** None. */
  static final FiredRungs NONE = new FiredRungs();

  private record Key(String rung, String subject) {}

  private final Map<Key, Integer> last = new HashMap<>();

  /**
   * Adds one.
   *
   * @param subject the suspension that it is about, empty for the clock itself
   */
  void add(String rung, String subject, int occurrence) {
    last.merge(new Key(rung, subject), occurrence, Math::max);
  }

  /** These, and one more. */
  FiredRungs and(NextRung rung) {
    FiredRungs more = new FiredRungs();
    more.last.putAll(last);
    more.add(rung.step().name(), rung.subject(), rung.occurrence());
    return more;
  }

  /** The last occurrence that has fired, 0 for none. */
  int last(String rung, String subject) {
    return last.getOrDefault(new Key(rung, subject), 0);
  }
}
