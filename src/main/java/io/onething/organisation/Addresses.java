package io.onething.organisation;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses as people write them: with blanks, and with digits and brackets of either width. */
final class Addresses {

  private Addresses() {}

  static String plain(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }

  /** What stands at the longest key that the address begins with; keys are plain. */
  static <T> Optional<T> longestPrefix(Map<String, T> byPrefix, String address) {
    String plain = plain(address);
    for (int length = plain.length(); length > 0; length--) {
      @Nullable T found = byPrefix.get(plain.substring(0, length));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
