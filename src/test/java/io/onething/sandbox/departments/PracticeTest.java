package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.sandbox.SandboxFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The practice bench, and the one effect that takes no key. */
class PracticeTest {

  private static final String REVIEW = "{\"caseNumber\":\"C1\",\"name\":\"李文\"}";

  private static SandboxFixture sandbox;
  private static Caller caller;

  @BeforeAll
  static void start() {
    sandbox = SandboxFixture.start(URI.create("http://localhost:9"));
    caller = new Caller(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void reset() throws Exception {
    caller.reset();
  }

  @Test
  void eachItemOfABatchHasItsOwnOutcome() throws Exception {
    String batch = batch(item("a", "山海小学"), item("b", "山海小学"), item("c", "没有小学"));
    JsonNode results = Caller.read(caller.json("/practice/seats", batch), 200).get("results");
    assertThat(results.findValuesAsText("key")).containsExactly("a", "b", "c");
    assertThat(results.findValuesAsText("result"))
        .containsExactly("SEATED", "WAITLISTED", "REFUSED");
    assertThat(results.get(0).get("seatNo").asText()).startsWith("XWSH");
    assertThat(results.get(2).get("reason").asText()).isEqualTo("UNKNOWN_SCHOOL");
    assertThat(caller.effects("practice", "a")).isEqualTo(1);
    assertThat(caller.effects("practice", "c")).isZero();
  }

  @Test
  void aLostBatchIsAnsweredAsBeforeAndLeavesOneSeatPerKey() throws Exception {
    caller.turn("practice", "{\"loseAnswers\":1}");
    String first = batch(item("d", "滨海小学"), item("e", "滨海小学"));
    assertThatThrownBy(() -> caller.json("/practice/seats", first)).isInstanceOf(IOException.class);
    String again = batch(item("e", "滨海小学"), item("d", "滨海小学"), item("f", "滨海小学"));
    JsonNode results = Caller.read(caller.json("/practice/seats", again), 200).get("results");
    assertThat(results.findValuesAsText("result")).containsOnly("SEATED");
    for (String key : List.of("d", "e", "f")) {
      assertThat(caller.effects("practice", key)).isEqualTo(1);
    }
  }

  @Test
  void anItemUnderAUsedKeyIsRefusedAndItsNeighboursAreNot() throws Exception {
    caller.json("/practice/seats", batch(item("g", "滨海小学")));
    JsonNode results =
        Caller.read(
                caller.json(
                    "/practice/seats",
                    batch(item("g", "滨海小学").replace("李文", "王五"), item("h", "滨海小学"))),
                200)
            .get("results");
    assertThat(results.get(0).get("reason").asText()).isEqualTo("KEY_REUSED");
    assertThat(results.get(1).get("result").asText()).isEqualTo("SEATED");
  }

  @Test
  void aBatchWithTheSameKeyTwiceOrNothingIsRefused() throws Exception {
    for (String body : List.of(batch(item("i", "滨海小学"), item("i", "滨海小学")), batch(), "{}")) {
      JsonNode problem = Caller.read(caller.json("/practice/seats", body), 400);
      assertThat(problem.get("code").asText()).isEqualTo("INPUT_REFUSED");
    }
  }

  @Test
  void aSeatIsGivenBackOnce() throws Exception {
    JsonNode results = Caller.read(caller.json("/practice/seats", batch(item("j", "滨海小学"))), 200);
    String seat = results.at("/results/0/seatNo").asText();
    for (int time = 0; time < 2; time++) {
      HttpResponse<String> answer =
          caller.effect("/practice/seats/" + seat + "/release", "", "undo-j");
      assertThat(Caller.read(answer, 200).get("released").asBoolean()).isTrue();
    }
    assertThat(row("practice", seat).get("state").asText()).isEqualTo("RELEASED");
  }

  @Test
  void aReviewIsPendingTwiceAndThenApproved() throws Exception {
    JsonNode received = Caller.read(caller.effect("/practice/reviews", REVIEW, "r1"), 202);
    List<String> states = new ArrayList<>();
    JsonNode seen = received;
    for (int time = 0; time < 4; time++) {
      seen = Caller.read(caller.get("/practice/reviews/" + received.get("ticket").asText()), 200);
      states.add(seen.get("state").asText());
    }
    assertThat(states).containsExactly("PENDING", "PENDING", "APPROVED", "APPROVED");
    assertThat(seen.get("number").asText()).startsWith("PF");
  }

  @Test
  void aReviewIsRefusedWhenTheKnobSaysSo() throws Exception {
    String ticket =
        Caller.read(caller.effect("/practice/reviews", REVIEW, "r2"), 202).get("ticket").asText();
    caller.turn("practice", "{\"refuse\":true}");
    caller.get("/practice/reviews/" + ticket);
    caller.get("/practice/reviews/" + ticket);
    JsonNode refused = Caller.read(caller.get("/practice/reviews/" + ticket), 200);
    assertThat(refused.get("state").asText()).isEqualTo("REFUSED");
    assertThat(refused.get("reason").asText()).isEqualTo("MATERIAL_DOUBTFUL");
  }

  @Test
  void anUnknownReviewIsNotFound() throws Exception {
    assertThat(caller.get("/practice/reviews/SL1").statusCode()).isEqualTo(404);
  }

  @Test
  void aNoticeIsTakenWithoutAWordAndOnce() throws Exception {
    String notice = "{\"caseNumber\":\"C1\",\"name\":\"李文\",\"text\":\"ENROLLED\"}";
    for (int time = 0; time < 2; time++) {
      HttpResponse<String> answer = caller.effect("/practice/notices", notice, "n1");
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(caller.effects("practice", "n1")).isEqualTo(1);
    assertThat(caller.ledger("practice").findValuesAsText("subject")).contains("李*");
  }

  @Test
  void aQuotaCardWithoutKeyIsMadeEachTimeAndFoundByItsCase() throws Exception {
    String quota =
        "{\"caseNumber\":\"C77\",\"name\":\"李文\",\"idNumber\":\"430602200403164627\",\"resultNo\":\"RC1\"}";
    assertThat(card("C77").get("found").asBoolean()).isFalse();
    String first =
        Caller.read(caller.json("/residency/quota-cards", quota), 201).get("cardNo").asText();
    JsonNode second = Caller.read(caller.json("/residency/quota-cards", quota), 201);
    assertThat(caller.effects("residency", "C77")).isEqualTo(2);
    assertThat(card("C77")).isEqualTo(second);
    caller.effect(
        "/residency/quota-cards/" + second.get("cardNo").asText() + "/void", "", "undo-2");
    assertThat(card("C77").get("cardNo").asText()).isEqualTo(first);
    caller.effect("/residency/quota-cards/" + first + "/void", "", "undo-1");
    assertThat(card("C77").get("found").asBoolean()).isFalse();
  }

  private static JsonNode card(String caseNumber) throws Exception {
    return Caller.read(caller.get("/residency/quota-cards?caseNumber=" + caseNumber), 200);
  }

  private static JsonNode row(String department, String reference) throws Exception {
    for (JsonNode row : caller.ledger(department)) {
      if (row.get("reference").asText().equals(reference)) {
        return row;
      }
    }
    throw new AssertionError("No row " + reference);
  }

  private static String batch(String... items) {
    return "{\"items\":[" + String.join(",", items) + "]}";
  }

  private static String item(String key, String school) {
    return "{\"key\":\"%s\",\"caseNumber\":\"C-%s\",\"name\":\"李文\",\"school\":\"%s\"}"
        .formatted(key, key, school);
  }
}
