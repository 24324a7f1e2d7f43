package io.onething.sandbox.departments;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to let somebody move out, as the station at the origin sees it.
 *
 * @param ticket number of the request
 * @param callbackUrl where the answer goes
 * @param certificateNo number of the migration certificate once moved out
 * @param reason code of the reason once refused
 * @param answersAlone whether an answer will come without anybody pressing a button
 * @param delivery how far the answer has come: null, SENDING, the status of the server's reply, or
 *     UNREACHABLE
 */
record MoveOut(
    String ticket,
    String permitNo,
    String name,
    String idNumber,
    String originAddress,
    URI callbackUrl,
    Registers.Station station,
    State state,
    @Nullable String certificateNo,
    @Nullable String reason,
    Instant requestedAt,
    @Nullable Instant answeredAt,
    boolean answersAlone,
    @Nullable String delivery) {

  enum State {
    PENDING,
    MOVED_OUT,
    REFUSED,
    RUN_OUT,
    CANCELLED
  }

  boolean isAnswered() {
    return answeredAt != null;
  }

  MoveOut movedOut(String certificate, Instant when) {
    return with(State.MOVED_OUT, certificate, null, when, answersAlone, "SENDING");
  }

  MoveOut refused(String why, Instant when) {
    return with(State.REFUSED, null, why, when, answersAlone, "SENDING");
  }

  MoveOut runOut() {
    return with(State.RUN_OUT, certificateNo, reason, answeredAt, false, delivery);
  }

  MoveOut cancelled() {
    return with(State.CANCELLED, certificateNo, reason, answeredAt, false, delivery);
  }

  MoveOut delivered(String how) {
    return with(state, certificateNo, reason, answeredAt, answersAlone, how);
  }

  private MoveOut with(
      State newState,
      @Nullable String newCertificate,
      @Nullable String newReason,
      @Nullable Instant newAnsweredAt,
      boolean newAnswersAlone,
      @Nullable String newDelivery) {
    return new MoveOut(
        ticket,
        permitNo,
        name,
        idNumber,
        originAddress,
        callbackUrl,
        station,
        newState,
        newCertificate,
        newReason,
        requestedAt,
        newAnsweredAt,
        newAnswersAlone,
        newDelivery);
  }
}
