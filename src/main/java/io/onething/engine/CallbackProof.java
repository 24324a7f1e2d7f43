package io.onething.engine;

import io.onething.shared.OneThingException;
import java.time.Instant;
import org.springframework.http.HttpHeaders;

/** What callbacks of a department are believed for. */
interface CallbackProof {

  /**
   * Checks that the callback comes from the department and is new enough.
   *
   * @param now the machine's time: a demo's moved clock must not make proofs stale
   * @throws OneThingException {@code BAD_SIGNATURE}
   */
  void check(HttpHeaders headers, byte[] body, Instant now);
}
