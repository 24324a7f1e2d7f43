package io.onething.applicants;

import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.engine.CaseProcesses;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** Applies for people who have signed in, as the portal does, without HTTP. */
public final class Families {

  private static final int ATTEMPTS = 10;

  /** As often as the page asks. */
  private static final int ASK_AGAIN_MS = 600;

  private final AtomicInteger again = new AtomicInteger();
  private final Applications applications;
  private final CaseProcesses processes;

  /**
   * @param server where they apply
   */
  public Families(ApplicationContext server) {
    this.applications = server.getBean(Applications.class);
    this.processes = server.getBean(CaseProcesses.class);
  }

  /**
   * Consents, waits until the departments have answered, and hands the form in; again from the
   * beginning if a department had not answered in time.
   *
   * @param subject the person's id at the identity provider
   * @return number of the case
   */
  public String apply(
      String bundle, String subject, String name, String idNumber, Map<String, Object> form)
      throws InterruptedException {
    Person person =
        new Person(subject, name, idNumber, null, Set.of(Role.APPLICANT), List.of(), null);
    for (int attempt = 1; ; attempt++) {
      CaseId draft = applications.prefill(person, bundle);
      while (processes.prefillRuns(draft)) {
        Thread.sleep(ASK_AGAIN_MS);
      }
      try {
        return applications
            .submit(
                person,
                draft.toString(),
                new ApplicantRequests.Application(bundle, draft.toString(), null, form))
            .caseNumber();
      } catch (OneThingException refused) {
        if (refused.code() != ErrorCode.INVALID_INPUT || attempt == ATTEMPTS) {
          throw refused;
        }
        again.incrementAndGet();
      }
    }
  }

  /** How often a family had to begin again. */
  public int again() {
    return again.get();
  }
}
