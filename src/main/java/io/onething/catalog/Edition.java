package io.onething.catalog;

import java.util.Optional;

/**
 * A bundle as one release has it. In texts {@code talent-residency@3}: cases, clocks and steps name
 * it so, and find the manifest, forms, tables and documents that they began with.
 *
 * @param number the release, from 1
 */
public record Edition(String bundle, int number) {

  private static final char SIGN = '@';

  /** The edition that the text names; nothing if it names a bundle without one. */
  static Optional<Edition> of(String text) {
    int sign = text.indexOf(SIGN);
    return sign < 0
        ? Optional.empty()
        : Optional.of(
            new Edition(text.substring(0, sign), Integer.parseInt(text.substring(sign + 1))));
  }

  /** The bundle's id in a text that may name an edition of it. */
  public static String bundleOf(String text) {
    int sign = text.indexOf(SIGN);
    return sign < 0 ? text : text.substring(0, sign);
  }

  @Override
  public String toString() {
    return bundle + SIGN + number;
  }
}
