package io.onething.documents;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code printed on a document: 20 characters of Crockford's Base32, 100 random bits, so that
 * codes can be neither counted nor guessed. Read with any grouping; I, L and O count as 1, 1 and 0.
 *
 * @param value the 20 characters without groups
 */
record VerificationCode(String value) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 20;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  static VerificationCode random() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int index = 0; index < LENGTH; index++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new VerificationCode(code.toString());
  }

  /** The code as a person typed it, or nothing if it cannot be one. */
  static Optional<VerificationCode> read(String typed) {
    String code =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('I', '1')
            .replace('L', '1')
            .replace('O', '0');
    return code.length() == LENGTH && code.chars().allMatch(one -> ALPHABET.indexOf(one) >= 0)
        ? Optional.of(new VerificationCode(code))
        : Optional.empty();
  }

  /** In groups of four, as printed. */
  @Override
  public String toString() {
    return String.join("-", value.split("(?<=\\G.{" + GROUP + "})", -1)).replaceAll("-$", "");
  }
}
