package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Applicant.clock;
import static io.onething.stories.Applicant.documents;
import static io.onething.stories.Applicant.messages;
import static io.onething.stories.Applicant.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.onething.testing.PdfText;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 李文 has just graduated and settles without typing what the government knows. */
class ApplicantStoryIT {

  @Test
  void liWenAppliesFollowsAndTakesHerDocumentsHome() throws Exception {
    Applicant liWen = Applicant.signedIn("liwen");

    // She reads what is asked of whom, and consents.
    JsonNode bundle = json(liWen.browser().get("/api/catalog/talent-residency"), 200);
    assertThat(bundle.at("/names/zh").asText()).isEqualTo("人才引进入户");
    assertThat(bundle.path("consents")).hasSizeGreaterThanOrEqualTo(3);
    JsonNode prefill = liWen.consent();

    // She finds filled in what she used to bring papers for.
    assertThat(each(prefill.path("sources"), "/state")).containsOnly("ANSWERED");
    JsonNode known = prefill.path("values");
    assertThat(known.path("applicantName").asText()).isEqualTo("李文");
    assertThat(known.path("ethnicity").asText()).isEqualTo("汉族");
    assertThat(known.path("maritalStatus").asText()).isEqualTo("SINGLE");
    assertThat(known.path("hukouType").asText()).isEqualTo("NON_AGRICULTURAL");
    assertThat(known.path("degreeLevel").asText()).isEqualTo("BACHELOR");

    // She types three fields, signs and submits; all checks pass and the case is accepted.
    String caseNumber = liWen.apply(prefill, Applicant.form(prefill));
    JsonNode waiting = liWen.waitsFor(caseNumber, "SUSPENDED");
    assertThat(waiting.path("applicantName").asText()).isEqualTo("李*");
    assertThat(step(waiting, "Task_VerifyIdentity").path("reused").asBoolean()).isTrue();
    assertThat(step(waiting, "Task_QueryContributions").path("reused").asBoolean()).isFalse();

    // Her page says who has the case, since when, and that the clock stands still.
    JsonNode origin = step(waiting, "Task_AwaitMoveOut");
    assertThat(origin.path("state").asText()).isEqualTo("OPEN");
    assertThat(origin.at("/department/id").asText()).isEqualTo("police-origin");
    assertThat(origin.at("/waitsFor/zh").asText()).startsWith("等待").endsWith("答复");
    assertThat(clock(waiting, "case").path("state").asText()).isEqualTo("SUSPENDED");
    assertThat(clock(waiting, "case").path("due").isNull()).isTrue();
    assertThat(messages(waiting))
        .anySatisfy(text -> assertThat(text).contains("洞庭派出所", "0730-8210110"));

    // The page changes by itself.
    assertThat(firstEventOf(caseNumber, liWen.browser())).contains("event:changed");

    // The origin lets her go; the rest happens without anybody.
    Sandbox sandbox = new Sandbox();
    sandbox.moveOut(sandbox.openMoveOut("李文"));
    JsonNode settled = liWen.waitsForEnd(caseNumber);
    assertThat(settled.path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(settled.path("state").asText()).isEqualTo("CLOSED");
    assertThat(documents(settled))
        .containsExactlyInAnyOrder("受理通知书", "人才引进审核结果", "入户指标卡", "准予迁入证明", "电子户口卡");
    assertThat(messages(settled)).anySatisfy(text -> assertThat(text).contains("已落户深圳"));

    // She is invited to rate the service, and does so once; the case has ended all the same.
    JsonNode invited =
        until(
            "an invitation to rate",
            () -> liWen.look(caseNumber),
            seen -> seen.path("correction").isObject());
    assertThat(invited.path("closedAt").asText()).isEqualTo(settled.path("closedAt").asText());
    assertThat(messages(invited))
        .anySatisfy(text -> assertThat(text).contains("评价", "/cases/" + caseNumber));
    Map<String, Object> rating = Map.of("serviceRating", "SATISFIED", "ratingRemark", "一次就办成了");
    assertThat(liWen.correct(caseNumber, Map.of("serviceRating", "FINE")).statusCode())
        .isEqualTo(422);
    assertThat(liWen.correct(caseNumber, rating).statusCode()).isEqualTo(202);
    assertThat(liWen.correct(caseNumber, rating).statusCode()).isEqualTo(409);
    assertThat(liWen.look(caseNumber).path("correction").isNull()).isTrue();
    assertThat(liWen.look(caseNumber).at("/count/typed").asInt()).isEqualTo(3);

    // Her page says what it took: three fields typed, no paper handed in.
    JsonNode count = settled.path("count");
    assertThat(count.path("typed").asInt()).isEqualTo(3);
    assertThat(count.path("reused").asInt()).isGreaterThanOrEqualTo(15);
    assertThat(count.path("spared").asInt()).isEqualTo(5);
    assertThat(count.path("departments").asInt()).isEqualTo(7);
    assertThat(count.at("/gross/seconds").asLong())
        .isGreaterThanOrEqualTo(count.at("/net/seconds").asLong());
    assertThat(count.at("/before/papers").asInt()).isEqualTo(7);

    // She downloads each document; it reads in Chinese and can be verified by anybody.
    for (JsonNode document : settled.path("documents")) {
      HttpResponse<byte[]> pdf = liWen.browser().download(document.path("href").asText());
      assertThat(pdf.statusCode()).isEqualTo(200);
      assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
      assertThat(PdfText.of(pdf.body())).contains("李文").contains(caseNumber);
      HttpResponse<String> verified =
          TestBrowser.of(RunningDemo.get().serverUrl())
              .get("/api/verifications/" + document.path("verificationCode").asText());
      assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
      assertThat(verified.body()).doesNotContain("李文");
    }

    // It is among her cases, and no longer to be withdrawn.
    assertThat(each(json(liWen.browser().get("/api/cases"), 200), "/caseNumber"))
        .contains(caseNumber);
    assertThat(settled.at("/withdrawal/allowed").asBoolean()).isFalse();
    assertThat(liWen.withdraw(caseNumber).statusCode()).isEqualTo(409);
  }

  @Test
  void whatACaseHasComeToIsCountedAmongItsBundles() {
    Applicant liWen = Applicant.signedIn("liwen");
    String caseNumber = liWen.apply();
    liWen.waitsFor(caseNumber, "SUSPENDED");
    TestBrowser director = TestBrowser.of(RunningDemo.get().serverUrl()).signIn("zhoujie");
    int before = talents(director).path("cases").asInt();

    Sandbox sandbox = new Sandbox();
    sandbox.moveOut(sandbox.openMoveOut("李文"));
    liWen.waitsForEnd(caseNumber);

    JsonNode counted =
        until(
            "one more case that has ended",
            () -> talents(director),
            found -> found.path("cases").asInt() > before);
    assertThat(each(counted.path("outcomes"), "/outcome")).contains("APPROVED");
    assertThat(counted.path("typed").asDouble()).isPositive();
    assertThat(counted.at("/gross/median/text/zh").asText()).isNotEmpty();
    assertThat(liWen.browser().get("/api/statistics").statusCode()).isEqualTo(403);
    JsonNode refused = json(director.get("/api/statistics?from=2026-09-02&to=2026-09-01"), 422);
    assertThat(each(refused.path("errors"), "/field")).containsExactly("from");
  }

  private static JsonNode talents(TestBrowser director) {
    for (JsonNode bundle : json(director.get("/api/statistics"), 200).path("bundles")) {
      if (bundle.path("bundle").asText().equals("talent-residency")) {
        return bundle;
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void zhaoLeiCorrectsWhatIsMissing() {
    Applicant zhaoLei = Applicant.signedIn("zhaolei");
    String caseNumber = zhaoLei.apply();

    // His degree is not found under his name: one notice says what is missing, until when.
    JsonNode asked = zhaoLei.waitsFor(caseNumber, "CORRECTION_REQUESTED");
    assertThat(each(asked.at("/correction/items"), "/code"))
        .containsExactly("DEGREE_CERT_NOT_FOUND");
    assertThat(each(asked.at("/correction/items"), "/field")).containsExactly("degreeCertNo");
    assertThat(asked.at("/correction/due").asText()).isNotEmpty();
    assertThat(documents(asked)).containsExactly("补正材料通知书");
    assertThat(messages(asked)).anySatisfy(text -> assertThat(text).contains("学历证书编号"));

    // Nothing typed is not a correction.
    JsonNode refused = json(zhaoLei.correct(caseNumber, Map.of("degreeCertNo", "")), 422);
    assertThat(each(refused.path("errors"), "/field")).containsExactly("degreeCertNo");

    // He types the number of his certificate, and the case passes by itself.
    assertThat(zhaoLei.correct(caseNumber, Map.of("degreeCertNo", "1045942026007733")).statusCode())
        .isEqualTo(202);
    JsonNode accepted = zhaoLei.waitsFor(caseNumber, "SUSPENDED");
    assertThat(step(accepted, "Task_VerifyIdentity").path("reused").asBoolean()).isTrue();
    assertThat(messages(accepted)).anySatisfy(text -> assertThat(text).contains("补正材料已收到"));
    assertThat(zhaoLei.correct(caseNumber, Map.of("degreeCertNo", "1")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void dilinuerWithdrawsAndEverythingIsUndone() {
    Applicant dilinuer = Applicant.signedIn("dilinuer");
    String caseNumber = dilinuer.apply();
    JsonNode waiting = dilinuer.waitsFor(caseNumber, "SUSPENDED");
    assertThat(waiting.at("/withdrawal/allowed").asBoolean()).isTrue();
    assertThat(waiting.path("light").asText())
        .as("the case's clock stands still")
        .isEqualTo("GREY");
    assertThat(step(waiting, "Task_AwaitMoveOut").path("light").asText()).isEqualTo("GREEN");
    assertThat(step(waiting, "Task_QuotaCard").path("light").asText()).isEqualTo("GREY");
    Sandbox sandbox = new Sandbox();
    String ticket = sandbox.openMoveOut("迪丽努尔·阿不都热依木·买买提江");
    Map<String, String> cardsBefore = sandbox.ledger("residency");

    assertThat(dilinuer.withdraw(caseNumber).statusCode()).isEqualTo(202);

    JsonNode withdrawn = dilinuer.waitsForEnd(caseNumber);
    assertThat(withdrawn.path("outcome").asText()).isEqualTo("WITHDRAWN");
    assertThat(each(withdrawn.path("steps"), "/kind")).filteredOn("UNDO"::equals).hasSize(4);
    assertThat(documents(withdrawn)).contains("撤回确认书");
    // In the departments' own books: the request to the origin is cancelled, one more card is void.
    assertThat(sandbox.ledger("police-origin")).containsEntry(ticket, "CANCELLED");
    assertThat(sandbox.ledger("residency").values().stream().filter("VOIDED"::equals).count())
        .isEqualTo(cardsBefore.values().stream().filter("VOIDED"::equals).count() + 1);
  }

  private static String firstEventOf(String caseNumber, TestBrowser browser) throws Exception {
    HttpResponse<java.io.InputStream> stream =
        browser.stream("/api/cases/" + caseNumber + "/events");
    try (java.io.InputStream events = stream.body()) {
      assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      return new String(events.readNBytes("event:changed".length()), StandardCharsets.UTF_8);
    }
  }
}
