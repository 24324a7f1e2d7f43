package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who may enrol which child, and how often, at the door of 入学一件事. */
class SchoolStoryIT {

  private static final String CHILD = "440305202003182424";

  @Test
  void ofTwoGuardiansAtTheSameMomentOneAppliesAndTheOtherOnceItIsWithdrawn() {
    Applicant mother = Applicant.signedIn("zhouhaiyan");
    Applicant father = Applicant.signedIn("wuzhigang");
    List<String> prefills = List.of(consent(mother), consent(father));

    CompletableFuture<HttpResponse<String>> hers =
        CompletableFuture.supplyAsync(() -> apply(mother, prefills.get(0), "吴一诺", CHILD));
    HttpResponse<String> his = apply(father, prefills.get(1), "吴一诺", CHILD);
    HttpResponse<String> first = hers.join().statusCode() == 201 ? hers.join() : his;
    HttpResponse<String> second = hers.join().statusCode() == 201 ? his : hers.join();

    assertThat(second.body()).contains("该学生本次招生已有一份报名，不能重复报名");
    JsonNode refused = json(second, 409);
    assertThat(refused.path("code").asText()).isEqualTo("ALREADY_APPLIED");
    String caseNumber = json(first, 201).path("caseNumber").asText();

    Applicant applied = first == his ? father : mother;
    until(
        "the case of the first can be withdrawn",
        () -> applied.withdraw(caseNumber).statusCode(),
        status -> status < 300);
    applied.waitsForEnd(caseNumber);
    Applicant other = applied == father ? mother : father;
    HttpResponse<String> again = apply(other, consent(other), "吴一诺", CHILD);
    String next = json(again, 201).path("caseNumber").asText();
    until(
        "and leaves nothing behind",
        () -> other.withdraw(next).statusCode(),
        status -> status < 300);
  }

  @Test
  void whoIsNotTheGuardianIsToldAtTheField() {
    Applicant luodan = Applicant.signedIn("luodan");
    JsonNode refused = json(apply(luodan, consent(luodan), "吴一诺", CHILD), 422);
    assertThat(refused.toString()).contains("childIdNumber").contains("您不是该学生的监护人");
  }

  private static String consent(Applicant guardian) {
    TestBrowser browser = guardian.browser();
    String id =
        json(
                browser.post(
                    "/api/prefills", "{\"bundle\":\"school-enrollment\",\"consent\":true}"),
                202)
            .path("id")
            .asText();
    until(
        "a prefill that is ready",
        () -> json(browser.get("/api/prefills/" + id), 200),
        prefill -> prefill.path("state").asText().equals("READY"));
    return id;
  }

  private static HttpResponse<String> apply(
      Applicant guardian, String prefill, String name, String number) {
    Map<String, Object> form =
        Map.of(
            "childName",
            name,
            "childIdNumber",
            number,
            "mobile",
            "13800003001",
            "truthPledge",
            true);
    return guardian
        .browser()
        .post(
            "/api/cases",
            write(Map.of("bundle", "school-enrollment", "prefill", prefill, "form", form)),
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }
}
