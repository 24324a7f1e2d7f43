package io.onething.browser;

import io.onething.departments.Attempt;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.Attempt.Kind;
import io.onething.journal.CallJournal;
import io.onething.journal.Delivery;
import io.onething.journal.JournalEntry;
import io.onething.shared.CaseId;
import io.onething.testing.RunningDemo;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a journal holds after a bad day, without waiting for one. */
final class JournalTrial {

  private static final String WORKER = "worker-of-the-trial";

  private JournalTrial() {}

  /** A call of the case was tried twice more: no answer in time, and then the worker died. */
  static void aWorkerDiedOver(String topic, String caseNumber) {
    CallJournal journal = RunningDemo.get().server().getBean(CallJournal.class);
    CaseId id =
        CaseId.of(
            RunningDemo.get()
                .server()
                .getBean(JdbcClient.class)
                .sql("SELECT id FROM case_file WHERE case_number = ?")
                .param(caseNumber)
                .query(String.class)
                .single());
    JournalEntry first =
        journal.of(id).stream()
            .filter(entry -> entry.topic().equals(topic))
            .findFirst()
            .orElseThrow();
    Delivery delivery =
        new Delivery(first.externalTask(), id, "", first.department(), topic, WORKER);
    journal.delivered(List.of(delivery));
    Attempt check =
        new Attempt(
            Kind.CHECK, first.externalTask(), Instant.now(), 87, 200, Ending.NOT_FOUND, null, null);
    Attempt call =
        new Attempt(
            Kind.CALL,
            first.externalTask(),
            Instant.now(),
            10_004,
            null,
            Ending.FAILED,
            Cause.TIMED_OUT,
            "education: no answer within 10 s to *** (delivery 2)");
    journal.reported(
        List.of(
            new CallJournal.Report(
                first.externalTask(), WORKER, List.of(check, call), Ending.FAILED, null)));
    journal.delivered(List.of(delivery));
  }
}
