package io.onething.supervision;

import io.onething.departments.CallMeters;
import io.onething.departments.DepartmentFiles;
import io.onething.journal.CallsTried;
import io.onething.journal.HandedOutAgain;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts what enters the journal through this server, once it stands there. Workers report to any
 * server, so the sum over the servers is all of it.
 */
class JournalMeters {

  private final CallMeters meters;
  private final DepartmentFiles files;

  JournalMeters(CallMeters meters, DepartmentFiles files) {
    this.meters = meters;
    this.files = files;
    files.calls().forEach(meters::show);
  }

  @TransactionalEventListener
  void tried(CallsTried report) {
    files.find(report.topic()).ifPresent(call -> meters.tried(call, report.attempts()));
  }

  @TransactionalEventListener
  void handedOutAgain(HandedOutAgain again) {
    files.find(again.topic()).ifPresent(meters::retried);
  }
}
