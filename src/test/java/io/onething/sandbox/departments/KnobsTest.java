package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.sandbox.SandboxFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the knobs do to a department's answers. */
class KnobsTest {

  private static final String ID = "430602200403164627";
  private static final String RESULT =
      "{\"caseNumber\":\"C1\",\"idNumber\":\"430602200403164627\",\"name\":\"李文\","
          + "\"talentCategory\":\"FRESH_GRADUATE\",\"result\":\"APPROVED\"}";

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
  void aBusyDepartmentSaysWhenToComeBackAndDoesNothing() throws Exception {
    caller.turn("hrss", "{\"busy\":7}");
    HttpResponse<String> answer = caller.effect("/hrss/talent-results", RESULT, "busy");
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    assertThat(Caller.read(answer, 503).get("code").asText()).isEqualTo("BUSY");
    assertThat(caller.effects("hrss", "busy")).isZero();
  }

  @Test
  void aFailureIsToldAsAProblem() throws Exception {
    caller.turn("hrss", "{\"errorRate\":100}");
    HttpResponse<String> answer = caller.effect("/hrss/talent-results", RESULT, "failing");
    assertThat(Caller.read(answer, 503).get("code").asText()).isEqualTo("SYSTEM_FAILED");
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void aPageForPeopleComesInPlaceOfTheAnswer() throws Exception {
    caller.turn("hrss", "{\"answers\":\"html\"}");
    HttpResponse<String> answer = caller.effect("/hrss/talent-results", RESULT, "html");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(answer.body()).startsWith("<!doctype html>").contains("系统维护中");
    assertThat(caller.effects("hrss", "html")).isEqualTo(1);
  }

  @Test
  void aTruncatedAnswerCannotBeRead() throws Exception {
    caller.turn("hrss", "{\"answers\":\"truncated\"}");
    HttpResponse<String> answer = caller.effect("/hrss/talent-results", RESULT, "truncated");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThatThrownBy(() -> new ObjectMapper().readTree(answer.body()))
        .isInstanceOf(JsonProcessingException.class);
    assertThat(caller.effects("hrss", "truncated")).isEqualTo(1);
  }

  @Test
  void anOversizedAnswerIsWellFormed() throws Exception {
    caller.turn("hrss", "{\"answers\":\"oversized\"}");
    HttpResponse<String> answer = caller.effect("/hrss/talent-results", RESULT, "oversized");
    assertThat(answer.body()).hasSizeGreaterThan(2_000_000);
    assertThat(Caller.read(answer, 201).get("resultNo").asText()).startsWith("RC");
  }

  @Test
  void anAnswerAboutSomeoneElseIsWellFormed() throws Exception {
    caller.turn("hrss", "{\"answers\":\"someone-else\"}");
    JsonNode result = Caller.read(caller.effect("/hrss/talent-results", RESULT, "else"), 201);
    assertThat(result.get("caseNumber").asText()).isNotEqualTo("C1").isNotEmpty();

    caller.turn("civil-affairs", "{\"answers\":\"someone-else\"}");
    HttpResponse<String> xml =
        caller.post(
            "/civil-affairs/marriages/query",
            Caller.XML,
            "<marriageQuery xmlns=\"urn:civil-affairs:marriage:1\"><name>李文</name><idNumber>"
                + ID
                + "</idNumber></marriageQuery>",
            "Authorization",
            Caller.basic(SandboxFixture.USER, SandboxFixture.keyOf("civil-affairs")));
    assertThat(xml.body()).contains("<maritalStatus>SINGLE</maritalStatus>").doesNotContain(ID);
  }

  @Test
  void aTokenArrivesUnspoilt() throws Exception {
    caller.turn("housing", "{\"answers\":\"html\"}");
    String secret = Caller.encoded(SandboxFixture.keyOf("housing"));
    HttpResponse<String> answer =
        caller.post(
            "/housing/token",
            Caller.FORM,
            "grant_type=client_credentials",
            "Authorization",
            Caller.basic(SandboxFixture.USER, secret));
    assertThat(Caller.read(answer, 200).has("access_token")).isTrue();
  }

  @Test
  void aQuestionIsNeverLost() throws Exception {
    caller.turn("police-sz", "{\"loseAnswers\":1}");
    String liWen = "{\"name\":\"李文\",\"idNumber\":\"" + ID + "\"}";
    assertThat(caller.json("/police-sz/residents/query", liWen).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsFetchedIsSubjectToThemToo() throws Exception {
    caller.turn("residency", "{\"offline\":true}");
    assertThatThrownBy(() -> caller.get("/residency/quota-cards?caseNumber=C1"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPositionThatThereIsNotIsRefused() throws Exception {
    assertThatThrownBy(() -> caller.turn("hrss", "{\"answers\":\"silent\"}"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> caller.turn("hrss", "{\"busy\":-1}"))
        .isInstanceOf(AssertionError.class);
  }
}
