package io.onething.cases;

import io.onething.shared.CityTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.format.DateTimeFormatter;

/**
 * Makes public case numbers: the day, then ten random characters without look-alikes, so that
 * numbers can be neither counted nor guessed (50 bits).
 */
final class CaseNumbers {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM_CHARACTERS = 10;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  CaseNumbers(Clock clock) {
    this.clock = clock;
  }

  String next() {
    StringBuilder number = new StringBuilder("OT");
    number.append(CityTime.today(clock).format(DateTimeFormatter.BASIC_ISO_DATE)).append('-');
    random
        .ints(RANDOM_CHARACTERS, 0, ALPHABET.length())
        .forEach(i -> number.append(ALPHABET.charAt(i)));
    return number.toString();
  }
}
