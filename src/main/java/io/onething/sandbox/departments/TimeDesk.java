package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Time for the page: what time it is in the demo, what it does to the cases, and on. */
@Hidden
@RestController
@RequestMapping(path = "/time", produces = MediaType.APPLICATION_JSON_VALUE)
class TimeDesk {

  private static final int MOST_WORKING_DAYS = 60;

  private final TimeMachine timeMachine;

  TimeDesk(TimeMachine timeMachine) {
    this.timeMachine = timeMachine;
  }

  @GetMapping
  String watch() {
    return timeMachine.watch();
  }

  @PostMapping
  String forward(@RequestBody Wish wish) {
    timeMachine.forward(wish.workingDays());
    return timeMachine.watch();
  }

  /** How far to go: to closing time of the day that is so many working days ahead. */
  record Wish(int workingDays) {

    Wish {
      if (workingDays < 1 || workingDays > MOST_WORKING_DAYS) {
        throw new InputRefused("workingDays", "1 to " + MOST_WORKING_DAYS);
      }
    }
  }
}
