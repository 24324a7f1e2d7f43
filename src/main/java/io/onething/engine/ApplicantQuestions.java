package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.shared.Listed;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What cases ask of their applicants by a form on the page of the case, and the answers. */
@Component
@Transactional
public class ApplicantQuestions {

  private final OpenElements open;
  private final CaseFiles files;
  private final CaseProcesses processes;
  private final ManagementService management;

  ApplicantQuestions(
      OpenElements open, CaseFiles files, CaseProcesses processes, ManagementService management) {
    this.open = open;
    this.files = files;
    this.processes = processes;
    this.management = management;
  }

  /**
   * What the applicant is asked for now, if the case waits for an answer by a form, or what comes
   * after its end does: the {@code answerForm} of an open receive task.
   */
  @Transactional(readOnly = true)
  public Optional<Asked> asked(CaseFile file) {
    return open.of(file)
        .filter(ReceiveTask.class::isInstance)
        .map(ReceiveTask.class::cast)
        .filter(task -> Declared.of(task).containsKey(Declared.ANSWER_FORM))
        .map(
            task ->
                new Asked(
                    Objects.requireNonNull(Declared.of(task).get(Declared.ANSWER_FORM)),
                    task.getMessage().getName(),
                    new Localized(
                        task.getName(),
                        Declared.of(task).getOrDefault(Declared.ENGLISH, task.getName())),
                    Listed.names(Declared.of(task).get(Declared.SHOWS))))
        .findFirst();
  }

  /**
   * Until when the case waits for its applicant: the first timer that ends such a wait; nothing if
   * none does.
   */
  @Transactional(readOnly = true)
  public Optional<Instant> until(CaseFile file) {
    return open.open(file)
        .filter(each -> each.element() instanceof ReceiveTask task && isForApplicant(task))
        .flatMap(this::ends)
        .min(Comparator.naturalOrder());
  }

  private static boolean isForApplicant(ReceiveTask task) {
    Set<String> declared = Declared.of(task).keySet();
    return !declared.contains(Declared.DEPARTMENT) && !declared.contains(Declared.WAITS_FOR);
  }

  private Stream<Instant> ends(OpenElements.Open waiting) {
    return waiting.element().getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> event.cancelActivity() && waiting.element().equals(event.getAttachedTo()))
        .flatMap(
            event ->
                management
                    .createJobQuery()
                    .timers()
                    .processInstanceId(waiting.process())
                    .activityId(event.getId())
                    .list()
                    .stream())
        .map(timer -> timer.getDuedate().toInstant());
  }

  /**
   * A question to the applicant.
   *
   * @param form the form of the bundle that answers it
   * @param message the BPMN message that the answer is
   * @param names what the step is called
   * @param shows the facts that it is about, which the applicant reads first
   */
  public record Asked(String form, String message, Localized names, List<String> shows) {}

  /**
   * The applicant has answered; the case goes on.
   *
   * @throws OneThingException {@code NOT_NOW} if it does not wait for this any more
   */
  public void answered(CaseFile file, Asked asked) {
    files.lock(file.id());
    processes.refresh(file);
    processes.correlate(file, asked.message(), "it does not wait for this answer");
  }
}
