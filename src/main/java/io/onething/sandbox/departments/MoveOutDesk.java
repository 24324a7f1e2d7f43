package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the officer at the origin can do, for the page: let go, refuse, or let the time run out. */
@Hidden
@RestController
@RequestMapping("/move-outs")
class MoveOutDesk {

  private static final int WORKING_DAYS_TO_RUN_OUT = 21;

  private final MoveOuts moveOuts;
  private final TimeMachine timeMachine;

  MoveOutDesk(MoveOuts moveOuts, TimeMachine timeMachine) {
    this.moveOuts = moveOuts;
    this.timeMachine = timeMachine;
  }

  @GetMapping
  List<Shown> all() {
    return moveOuts.all().stream().map(Shown::of).toList();
  }

  @PostMapping("/{ticket}/move-out")
  Shown moveOut(@PathVariable String ticket) {
    return Shown.of(moveOuts.moveOut(ticket));
  }

  @PostMapping("/{ticket}/refuse")
  Shown refuse(@PathVariable String ticket, @RequestBody Refusal refusal) {
    return Shown.of(moveOuts.refuse(ticket, refusal.reason()));
  }

  @PostMapping("/{ticket}/resend")
  Shown sendAgain(@PathVariable String ticket) {
    return Shown.of(moveOuts.sendAgain(ticket));
  }

  @PostMapping("/{ticket}/run-out")
  Shown runOut(@PathVariable String ticket) {
    MoveOut silent = moveOuts.runOut(ticket);
    timeMachine.forward(WORKING_DAYS_TO_RUN_OUT);
    return Shown.of(silent);
  }

  /** Why the origin does not let go. */
  enum Reason {
    DEBT_DISPUTE,
    COLLECTIVE_LAND,
    IDENTITY_DOUBT
  }

  record Refusal(String reason) {

    Refusal {
      boolean known =
          List.of(Reason.values()).stream().anyMatch(code -> code.name().equals(reason));
      if (!known) {
        throw new InputRefused("reason", "one of " + List.of(Reason.values()));
      }
    }
  }

  /** A request as the open page shows it: the name, but no citizen number. */
  record Shown(
      String ticket,
      String name,
      String originAddress,
      Registers.Station station,
      MoveOut.State state,
      @Nullable String certificateNo,
      @Nullable String reason,
      Instant requestedAt,
      @Nullable Instant answeredAt,
      boolean answersAlone,
      @Nullable String delivery) {

    static Shown of(MoveOut request) {
      return new Shown(
          request.ticket(),
          request.name(),
          request.originAddress(),
          request.station(),
          request.state(),
          request.certificateNo(),
          request.reason(),
          request.requestedAt(),
          request.answeredAt(),
          request.answersAlone(),
          request.delivery());
    }
  }
}
