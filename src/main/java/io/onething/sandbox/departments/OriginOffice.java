package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Police at the place of origin: takes a request now, answers it later by callback. */
@Tag(name = "police-origin")
@RestController
class OriginOffice {

  private static final Registers.Station UNKNOWN = new Registers.Station("原籍派出所", "0000-110");

  private final ResidentRegister residents;
  private final MoveOuts moveOuts;
  private final OriginHabits habits;
  private final Callbacks callbacks;
  private final Ledgers ledgers;
  private final Knobs.Board knobs;
  private final Clock clock;

  OriginOffice(
      ResidentRegister residents,
      MoveOuts moveOuts,
      OriginHabits habits,
      Callbacks callbacks,
      Ledgers ledgers,
      Knobs.Board knobs,
      Clock clock) {
    this.residents = residents;
    this.moveOuts = moveOuts;
    this.habits = habits;
    this.callbacks = callbacks;
    this.ledgers = ledgers;
    this.knobs = knobs;
    this.clock = clock;
  }

  @Operation(summary = "请求迁出 Ask for the move-out; the answer comes later to callbackUrl")
  @Effect
  @PostMapping("/departments/police-origin/move-outs")
  ResponseEntity<Object> request(
      @RequestHeader("Idempotency-Key") String key, @RequestBody MoveOutRequest request) {
    if (!callbacks.isAllowed(request.callbackUrl())) {
      throw new InputRefused(
          "callbackUrl", "an address under /api/callbacks/ of the configured server");
    }
    return ledgers.once(Department.POLICE_ORIGIN, key, request, () -> received(key, request));
  }

  @Operation(summary = "撤回迁出请求 Take the request back")
  @Effect
  @PostMapping("/departments/police-origin/move-outs/{ticket}/cancel")
  ResponseEntity<Object> cancel(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String ticket) {
    return ledgers.once(Department.POLICE_ORIGIN, key, "cancel " + ticket, () -> cancelled(ticket));
  }

  private Answer cancelled(String ticket) {
    try {
      moveOuts.cancel(ticket);
      return Answer.ok(Map.of("ticket", ticket, "cancelled", true));
    } catch (UnknownTicket unknown) {
      return Answer.problem(HttpStatus.NOT_FOUND, "UNKNOWN", String.valueOf(unknown.getMessage()));
    } catch (MoveOutConflict tooLate) {
      return Answer.refused(tooLate.code(), String.valueOf(tooLate.getMessage()));
    }
  }

  private Answer received(String key, MoveOutRequest request) {
    String ticket = ledgers.number("QC");
    Registers.Station station =
        residents
            .entry(request.idNumber())
            .map(entry -> entry.household().station())
            .orElse(UNKNOWN);
    boolean refuse = knobs.of(Department.POLICE_ORIGIN).refuse();
    String subject = LedgerRow.masked(request.name(), request.idNumber());
    ledgers.of(Department.POLICE_ORIGIN).enter(MoveOuts.KIND, ticket, key, subject, "PENDING");
    moveOuts.receive(
        new MoveOut(
            ticket,
            request.permitNo(),
            request.name(),
            request.idNumber(),
            request.originAddress(),
            request.callbackUrl(),
            station,
            MoveOut.State.PENDING,
            null,
            null,
            clock.instant(),
            null,
            habits.answersAlone(request.idNumber(), refuse),
            null),
        refuse);
    return new Answer(HttpStatus.ACCEPTED, Map.of("ticket", ticket, "station", station));
  }

  record MoveOutRequest(
      String permitNo, String name, String idNumber, String originAddress, URI callbackUrl) {

    MoveOutRequest {
      permitNo = Input.text("permitNo", permitNo);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      originAddress = Input.text("originAddress", originAddress);
      if (callbackUrl == null) {
        throw new InputRefused("callbackUrl", "an address");
      }
    }
  }
}
