package io.onething.allocation;

import io.onething.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The lot of a case: the first eight bytes of SHA-256 over {@code <seed>:<case number>}, read as a
 * number without sign. The lower lot comes first. It depends on nothing else, so the order in which
 * cases come does not matter, and anyone can work it out.
 *
 * @param value the eight bytes
 * @param caseNumber decides between equal lots
 */
record Lot(long value, String caseNumber) implements Comparable<Lot> {

  static Lot of(String seed, String caseNumber) {
    byte[] digest = Sha256.of((seed + ":" + caseNumber).getBytes(StandardCharsets.UTF_8));
    return new Lot(ByteBuffer.wrap(digest).getLong(), caseNumber);
  }

  @Override
  public int compareTo(Lot other) {
    int order = Long.compareUnsigned(value, other.value);
    return order != 0 ? order : caseNumber.compareTo(other.caseNumber);
  }
}
