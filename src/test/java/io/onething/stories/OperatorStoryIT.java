package io.onething.stories;

import static io.onething.stories.Answers.until;
import static io.onething.stories.Applicant.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A department goes off-line under a running case, and comes back. */
class OperatorStoryIT {

  private final Sandbox sandbox = new Sandbox();

  @AfterEach
  void backOnline() {
    sandbox.offline("social-insurance", false);
    RunningDemo.backToStart();
  }

  @Test
  void whatADepartmentMissesIsAskedAgainWhenItIsBack() {
    sandbox.offline("social-insurance", true);
    Applicant maXiao = Applicant.signedIn("maxiao");
    String caseNumber = maXiao.apply();

    // The others go on; the one that is away is tried again later, with fewer tries left.
    ExternalTask failed =
        until(
                "a failed call that keeps its retries",
                () -> task("insurance.contributions", caseNumber),
                task -> task.map(ExternalTask::getRetries).isPresent())
            .orElseThrow();
    assertThat(failed.getRetries()).isPositive();
    assertThat(failed.getErrorMessage()).doesNotContain("马骁", "420106200309072319");
    JsonNode waiting =
        until(
            "the other checks done",
            () -> maXiao.look(caseNumber),
            seen -> step(seen, "Task_VerifyDegree").path("state").asText().equals("DONE"));
    assertThat(step(waiting, "Task_QueryContributions").path("state").asText()).isEqualTo("OPEN");

    // It comes back; at the next try the case goes on to its end, where the origin answers alone.
    sandbox.offline("social-insurance", false);
    RunningDemo.forward(Duration.ofMinutes(2));
    JsonNode settled = maXiao.waitsForEnd(caseNumber);
    assertThat(settled.path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(sandbox.ledger("police-origin").values()).contains("MOVED_OUT");
  }

  private static Optional<ExternalTask> task(String topic, String caseNumber) {
    ExternalTaskService tasks = RunningDemo.get().server().getBean(ExternalTaskService.class);
    return tasks.createExternalTaskQuery().topicName(topic).list().stream()
        .filter(found -> isOf(caseNumber, found))
        .findFirst();
  }

  private static boolean isOf(String caseNumber, ExternalTask task) {
    return RunningDemo.get()
            .server()
            .getBean(org.camunda.bpm.engine.RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .processInstanceBusinessKey(caseNumber)
            .count()
        > 0;
  }
}
