package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One Idempotency-Key makes one case, however often and however fast it is sent. */
class OneCasePerKeyIT {

  @Test
  void theSameRequestAgainGetsTheSameCase() {
    Applicant applicant = Applicant.signedIn("helin");
    JsonNode prefill = applicant.consent();
    Map<String, Object> form = Applicant.form(prefill);
    form.put("talentCategory", "RETURNEE");
    String key = UUID.randomUUID().toString();

    String made = json(applicant.submit(key, prefill, form), 201).path("caseNumber").asText();
    String again = json(applicant.submit(key, prefill, form), 200).path("caseNumber").asText();

    assertThat(again).isEqualTo(made);
    form.put("settleType", "COMMUNITY_COLLECTIVE");
    JsonNode problem = refused(applicant.submit(key, prefill, form), 422);
    assertThat(problem.path("code").asText()).isEqualTo("KEY_REUSED");
    assertThat(cases(applicant)).containsOnlyOnce(made);
  }

  @Test
  void aPrefillMakesOneCaseEvenWithAnotherKey() {
    Applicant applicant = Applicant.signedIn("luofei");
    JsonNode prefill = applicant.consent();
    Map<String, Object> form = Applicant.form(prefill);
    form.put("talentCategory", "RETURNEE");
    applicant.apply(prefill, form);

    refused(applicant.submit(UUID.randomUUID().toString(), prefill, form), 409);
  }

  @Test
  void tenRequestsAtTheSameMomentMakeOneCase() throws Exception {
    Applicant applicant = Applicant.signedIn("tangli");
    JsonNode prefill = applicant.consent();
    Map<String, Object> form = Applicant.form(prefill);
    int before = cases(applicant).size();
    String key = UUID.randomUUID().toString();

    List<HttpResponse<String>> answers = atOnce(10, () -> applicant.submit(key, prefill, form));

    Set<String> numbers = new HashSet<>();
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
      numbers.add(Answers.parse(answer.body()).path("caseNumber").asText());
    }
    assertThat(numbers).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(cases(applicant)).hasSize(before + 1);
  }

  @Test
  void tenRequestsWithoutAPrefillMakeOneCaseToo() throws Exception {
    Applicant applicant = Applicant.signedIn("gaoyuan");
    Map<String, Object> form = Applicant.form(applicant.consent());
    String body =
        Answers.write(Map.of("bundle", "talent-residency", "consent", true, "form", form));
    int before = cases(applicant).size();
    String key = UUID.randomUUID().toString();

    List<HttpResponse<String>> answers =
        atOnce(10, () -> applicant.browser().post("/api/cases", body, "Idempotency-Key", key));

    assertThat(answers).allMatch(answer -> answer.statusCode() < 300);
    assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
    assertThat(cases(applicant)).hasSize(before + 1);
  }

  static <T> List<T> atOnce(int times, java.util.concurrent.Callable<T> act) throws Exception {
    CountDownLatch ready = new CountDownLatch(times);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return act.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> done : running) {
        results.add(done.get());
      }
      return results;
    }
  }

  private static List<String> cases(Applicant applicant) {
    return each(json(applicant.browser().get("/api/cases"), 200), "/caseNumber");
  }
}
