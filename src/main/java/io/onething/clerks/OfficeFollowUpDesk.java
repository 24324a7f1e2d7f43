package io.onething.clerks;

import io.onething.access.CurrentPerson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where an office begins what follows a case that has ended. */
@RestController
@RequestMapping("/api/follow-ups")
class OfficeFollowUpDesk {

  private final CurrentPerson caller;
  private final OfficeFollowUps followUps;

  OfficeFollowUpDesk(CurrentPerson caller, OfficeFollowUps followUps) {
    this.caller = caller;
    this.followUps = followUps;
  }

  /** What a clerk has typed. */
  record Typed(@Nullable Map<String, @Nullable Object> form) {}

  @GetMapping
  List<OfficeFollowUps.Offer> offers() {
    return followUps.offers(caller.get());
  }

  @GetMapping("/{caseNumber}")
  OfficeFollowUps.Ended find(@PathVariable("caseNumber") String caseNumber) {
    return followUps.find(caller.get(), caseNumber);
  }

  @PostMapping("/{caseNumber}/{followUp}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void begin(
      @PathVariable("caseNumber") String caseNumber,
      @PathVariable("followUp") String followUp,
      @RequestBody Typed typed) {
    followUps.begin(
        caller.get(), caseNumber, followUp, typed.form() == null ? Map.of() : typed.form());
  }
}
