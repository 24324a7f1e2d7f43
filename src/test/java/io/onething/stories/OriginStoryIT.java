package io.onething.stories;

import static io.onething.stories.Answers.until;
import static io.onething.stories.Applicant.documents;
import static io.onething.stories.Applicant.messages;
import static io.onething.stories.Applicant.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The origin refuses, or does not answer at all. */
class OriginStoryIT {

  private final Sandbox sandbox = new Sandbox();

  @BeforeEach
  @AfterEach
  void timeAtStart() {
    RunningDemo.get();
    RunningDemo.backToStart();
  }

  @Test
  void caoJunIsReturnedWithTheReasonAndEverythingIsUndone() {
    Applicant caoJun = Applicant.signedIn("caojun");
    String caseNumber = caoJun.apply();
    caoJun.waitsFor(caseNumber, "SUSPENDED");
    String ticket = sandbox.openMoveOut("曹俊");

    sandbox.refuse(ticket, "DEBT_DISPUTE");

    JsonNode returned = caoJun.waitsForEnd(caseNumber);
    assertThat(returned.path("outcome").asText()).isEqualTo("RETURNED_BY_ORIGIN");
    assertThat(messages(returned)).anySatisfy(text -> assertThat(text).contains("纠纷"));
    assertThat(documents(returned)).contains("迁出不予办理告知书");
    for (String undone :
        new String[] {
          "Task_RevokePermit", "Task_VoidQuotaCard", "Task_ReopenResult", "Task_CancelMoveOut"
        }) {
      assertThat(step(returned, undone).path("state").asText()).as(undone).isEqualTo("DONE");
    }

    // A second answer for a case that has ended is recorded and changes nothing.
    sandbox.sendAgain(ticket);
    until("the server's answer", () -> sandbox.delivery(ticket), how -> !how.equals("SENDING"));
    assertThat(caoJun.look(caseNumber).path("version")).isEqualTo(returned.path("version"));
  }

  @Test
  void theSupervisorPhonesAnOriginThatDoesNotAnswerAndAtLastTheCaseIsTerminated() {
    Applicant pengYan = Applicant.signedIn("pengyan");
    String caseNumber = pengYan.apply();
    pengYan.waitsFor(caseNumber, "SUSPENDED");
    String ticket = sandbox.openMoveOut("彭燕");
    Staff supervisor = Staff.atTasklist("zhoujie");
    assertThat(supervisor.sees(caseNumber)).isFalse();

    // Five working days later the supervisor has a task, and the origin a letter.
    RunningDemo.forward(5);
    JsonNode task = supervisor.task(caseNumber);
    assertThat(task.path("name").asText()).isEqualTo("电话催办");
    JsonNode waiting = pengYan.look(caseNumber);
    assertThat(documents(waiting)).contains("催办函");
    assertThat(Answers.each(waiting.path("critical"), ""))
        .as("the origin, not the telephone call, decides when the case ends")
        .containsExactly("Task_AwaitMoveOut");
    assertThat(messages(waiting)).anySatisfy(text -> assertThat(text).contains("电话催办"));
    assertThat(Staff.atTasklist("luguang").sees(caseNumber)).as("another group").isFalse();
    assertThat(supervisor.decide(task, Map.of("phoneResult", "PROMISED")).statusCode())
        .isBetween(200, 204);
    assertThat(supervisor.sees(caseNumber)).isFalse();

    // The promise is not kept: the time of the origin runs out.
    sandbox.runOut(ticket);

    JsonNode terminated = pengYan.waitsForEnd(caseNumber);
    assertThat(terminated.path("outcome").asText()).isEqualTo("TERMINATED");
    assertThat(documents(terminated)).contains("逾期终止告知书");
    assertThat(sandbox.ledger("police-origin")).containsEntry(ticket, "CANCELLED");
  }
}
