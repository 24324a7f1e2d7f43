package io.onething.organisation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An official code of a region (GB/T 2260): six digits, two for the province, two for the city, two
 * for the district or county. 440300 lies in 440000, and 440305 in both.
 */
record RegionCode(String code) {

  private static final Pattern SIX_DIGITS = Pattern.compile("[1-9]\\d{5}");

  static boolean isOne(String text) {
    return SIX_DIGITS.matcher(text).matches();
  }

  /** Those that it lies in, the widest first, and itself. */
  List<String> andAround() {
    return List.of(code.substring(0, 2) + "0000", code.substring(0, 4) + "00", code).stream()
        .distinct()
        .toList();
  }
}
