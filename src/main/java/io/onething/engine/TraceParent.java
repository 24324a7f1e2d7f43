package io.onething.engine;

import io.onething.shared.CaseId;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The trace that the calls of a case belong to, as W3C Trace Context writes it. All calls of a case
 * share its id as their trace id; a department sees neither case nor person in it.
 */
final class TraceParent {

  private static final String VERSION = "00";
  private static final String SAMPLED = "01";

  private TraceParent() {}

  /** The case's trace with a new span, from which a worker's attempts descend. */
  static String of(CaseId id) {
    String trace = id.toString().replace("-", "");
    String span =
        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE) + 1);
    return String.join("-", VERSION, trace, span, SAMPLED);
  }
}
