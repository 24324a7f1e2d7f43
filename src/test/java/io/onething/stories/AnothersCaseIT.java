package io.onething.stories;

import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Another's case answers, word for word, as one that does not exist. */
class AnothersCaseIT {

  @Test
  void nothingTellsAnothersCaseFromNone() {
    Applicant owner = Applicant.signedIn("zengqiang");
    String caseNumber = owner.apply();
    owner.waitsFor(caseNumber, "IN_REVIEW");
    Applicant other = Applicant.signedIn("jiangnan");

    same(other, caseNumber, (who, number) -> who.browser().get("/api/cases/" + number));
    same(
        other,
        caseNumber,
        (who, number) -> who.browser().get("/api/cases/" + number + "/documents"));
    same(
        other,
        caseNumber,
        (who, number) ->
            who.browser()
                .send(
                    who.browser()
                        .request("/api/cases/" + number + "/events")
                        .setHeader("Accept", "text/event-stream")));
    same(other, caseNumber, (who, number) -> who.withdraw(number));
    same(other, caseNumber, (who, number) -> who.correct(number, Map.of("degreeCertNo", "1")));
    String document =
        owner.look(caseNumber).at("/documents/0/href").asText().replaceFirst(".*/", "");
    same(
        other,
        caseNumber,
        (who, number) ->
            who.browser()
                .send(
                    who.browser()
                        .request("/api/cases/" + number + "/documents/" + document)
                        .setHeader("Accept", "application/pdf")));

    assertThat(
            owner
                .browser()
                .download("/api/cases/" + caseNumber + "/documents/unknown")
                .statusCode())
        .isEqualTo(404);
    assertThat(owner.look(caseNumber).path("state").asText()).isEqualTo("IN_REVIEW");
  }

  private static void same(
      Applicant other, String caseNumber, BiFunction<Applicant, String, HttpResponse<String>> ask) {
    String last = caseNumber.endsWith("Q") ? "W" : "Q";
    String none = caseNumber.substring(0, caseNumber.length() - 1) + last;
    JsonNode theirs = refused(ask.apply(other, caseNumber), 404);
    JsonNode nobodys = refused(ask.apply(other, none), 404);
    assertThat(BadInputIT.without(theirs, "instance"))
        .isEqualTo(BadInputIT.without(nobodys, "instance"));
  }
}
