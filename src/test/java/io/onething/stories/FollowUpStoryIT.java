package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;
import static io.onething.stories.Applicant.messages;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.HeirsApplication;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The notary office finds after the end that its deed may be wrong, and reviews it. */
class FollowUpStoryIT {

  private static final String FOUND = "另有一位继承人未列入";

  private final Applicant owner = Applicant.signedIn("lincheng");
  private final Applicant sister = Applicant.signedIn("linyue");
  private final Staff notary = Staff.atTasklist("fangzheng");

  @Test
  void theOfficeThatHadTheCaseBeginsAReviewAndTheHeirsHearOfIt() {
    String number = ended();
    TestBrowser office = signedIn("fangzheng");
    assertThat(each(json(office.get("/api/follow-ups"), 200), "/names/zh"))
        .containsExactly("公证书复查");
    JsonNode found = json(office.get("/api/follow-ups/" + number), 200);
    assertThat(found.at("/outcomeNames/zh").asText()).isEqualTo("部分办结（已公证，未登记）");
    assertThat(each(found.path("offered"), "/id")).containsExactly("deed-review");

    String address = "/api/follow-ups/" + number + "/deed-review";
    refused(office.post(address, write(Map.of("form", Map.of()))), 422, "officeGrounds");
    String form = write(Map.of("form", Map.of("officeGrounds", FOUND)));
    assertThat(office.post(address, form).statusCode()).isEqualTo(202);
    refused(office.post(address, form), 409);
    assertThat(json(office.get("/api/follow-ups/" + number), 200).path("offered")).isEmpty();
    refused(
        owner
            .browser()
            .post(
                "/api/cases/" + number + "/follow-ups/deed-review",
                write(Map.of("form", Map.of("reviewGrounds", "份额不对")))),
        409);

    Staff head = Staff.atTasklist("yanmin");
    JsonNode task = head.task(number);
    assertThat(head.sheet(task).toString()).contains("公证处发现的问题");
    assertThat(
            head.decide(
                    task, Map.of("reviewFinding", "REVOKED", "revocationGround", "HEIR_OMITTED"))
                .statusCode())
        .isEqualTo(204);
    JsonNode seen =
        until(
            "the deed to be revoked",
            () -> owner.look(number),
            now -> now.path("outcome").asText().equals("LATER_DEFECT"));
    assertThat(messages(seen)).anySatisfy(text -> assertThat(text).contains("公证书已开始复查"));
    assertThat(seen.toString()).doesNotContain(FOUND);
    assertThat(each(ParticipantStoryIT.part(sister, number).path("messages"), "/text/zh"))
        .satisfiesExactly(
            asked -> assertThat(asked).contains("签署声明"),
            over -> assertThat(over).contains("已经结束"),
            review -> assertThat(review).contains("正在复查"),
            revoked -> assertThat(revoked).contains("已撤销，自始无效：遗漏继承人"));
  }

  @Test
  void nobodyElseFindsTheCase() {
    String number = ended();
    for (String other : new String[] {"gening", "luping", "zhangmin"}) {
      TestBrowser browser = signedIn(other);
      refused(browser.get("/api/follow-ups/" + number), 404);
      refused(
          browser.post(
              "/api/follow-ups/" + number + "/deed-review",
              write(Map.of("form", Map.of("officeGrounds", FOUND)))),
          404);
    }
    assertThat(json(signedIn("luping").get("/api/follow-ups"), 200)).isEmpty();
    refused(owner.browser().get("/api/follow-ups/" + number), 403);
    refused(signedIn("fangzheng").get("/api/follow-ups/OT20260901-XXXXXXXXXX"), 404);
    refused(
        signedIn("fangzheng")
            .post("/api/follow-ups/" + number + "/none", write(Map.of("form", Map.of()))),
        404);
  }

  /** A deed was issued, and the registry could not enter the transfer. */
  private String ended() {
    String number = json(HeirsApplication.by(owner.browser(), 60), 201).path("caseNumber").asText();
    sign(sister, number, "林悦");
    sign(Applicant.signedIn("chensumei"), number, "陈素梅");
    decide(notary, number, Map.of("acceptance", "ACCEPT"));
    decide(notary, number, Map.of("interview", "SUBMIT"));
    decide(Staff.atTasklist("yanmin"), number, Map.of("notaryDecision", "ISSUE"));
    decide(
        Staff.atTasklist("luping"),
        number,
        Map.of("registryReview", "BLOCK", "refusalReason", "MATERIAL_DEFECT"));
    owner.waitsForEnd(number);
    return number;
  }

  private static void sign(Applicant who, String number, String name) {
    String version = ParticipantStoryIT.version(ParticipantStoryIT.part(who, number));
    assertThat(ParticipantStoryIT.sign(who, number, name, version).statusCode()).isEqualTo(204);
  }

  private static void decide(Staff who, String number, Map<String, Object> decision) {
    assertThat(who.decide(who.task(number), decision).statusCode()).isEqualTo(204);
  }

  private static TestBrowser signedIn(String subject) {
    return TestBrowser.of(RunningDemo.get().serverUrl()).signIn(subject);
  }
}
