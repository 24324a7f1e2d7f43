package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.sandbox.SandboxFixture;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The departments that speak XML and take forms. */
class FormatsTest {

  private static final String QUERY =
      "<marriageQuery xmlns=\"urn:civil-affairs:marriage:1\"><name>李文</name>"
          + "<idNumber>430602200403164627</idNumber></marriageQuery>";

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

  @Test
  void civilAffairsAnswersXmlInXml() throws Exception {
    HttpResponse<String> answer = marriage(QUERY.getBytes("UTF-8"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
    assertThat(answer.body())
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        .contains(
            "<marriageRecord xmlns=\"urn:civil-affairs:marriage:1\">",
            "<found>true</found>",
            "<idNumber>430602200403164627</idNumber>",
            "<maritalStatus>SINGLE</maritalStatus>");
  }

  @Test
  void theEncodingIsTheOneThatTheDocumentNames() throws Exception {
    String query = "<?xml version=\"1.0\" encoding=\"GB18030\"?>" + QUERY;
    HttpResponse<String> answer = marriage(query.getBytes(Charset.forName("GB18030")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE q [<!ENTITY who SYSTEM \"file:///etc/hostname\">]><marriageQuery"
            + " xmlns=\"urn:civil-affairs:marriage:1\"><name>&who;</name></marriageQuery>",
        "<marriageQuery><name>李文</name><idNumber>430602200403164627</idNumber></marriageQuery>",
        "<marriageQuery xmlns=\"urn:civil-affairs:marriage:1\"><name>李文</name></marriageQuery>",
        "<marriageQuery xmlns=\"urn:civil-affairs:marriage:1\"><name>李文</name><name>李文</name>"
            + "<idNumber>430602200403164627</idNumber></marriageQuery>",
        "<marriageQuery xmlns=\"urn:civil-affairs:marriage:1\"><who>李文</who></marriageQuery>",
        "<marriageQuery xmlns=\"urn:civil-affairs:marriage:1\"><name><b>李文</b></name></marriageQuery>",
        "<marriageQuery",
        ""
      })
  void otherXmlIsRefusedInXml(String body) throws Exception {
    HttpResponse<String> answer = marriage(body.getBytes("UTF-8"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+xml");
    assertThat(answer.body())
        .contains("<code>")
        .doesNotContain("Exception", "430602200403164627", "李文");
  }

  @Test
  void socialInsuranceTakesAForm() throws Exception {
    HttpResponse<String> answer =
        contributions("", "name=%E6%9D%8E%E6%96%87&idNumber=430602200403164627");
    assertThat(Caller.read(answer, 200).get("months").asInt()).isEqualTo(3);
    assertThat(Caller.read(answer, 200).get("idNumber").asText()).isEqualTo("430602200403164627");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=x",
        "name=x&idNumber=430602200403164627&more=1",
        "name=x&name=y&idNumber=430602200403164627",
        "name=x&idNumber=430602200403164628",
        ""
      })
  void anotherFormIsRefused(String form) throws Exception {
    HttpResponse<String> answer = contributions("", form);
    assertThat(Caller.read(answer, 400).get("code").asText()).isIn("INPUT_REFUSED", "BODY_REFUSED");
  }

  @Test
  void whatIsAskedDoesNotStandInTheAddress() throws Exception {
    HttpResponse<String> answer = contributions("?idNumber=430602200403164627", "name=x");
    assertThat(Caller.read(answer, 400).get("detail").asText()).contains("address");
  }

  private static HttpResponse<String> marriage(byte[] body) throws Exception {
    return caller.post(
        "/civil-affairs/marriages/query",
        Caller.XML,
        body,
        "Authorization",
        Caller.basic(SandboxFixture.USER, SandboxFixture.keyOf("civil-affairs")));
  }

  private static HttpResponse<String> contributions(String query, String form) throws Exception {
    return caller.post(
        "/social-insurance/contributions/query" + query,
        Caller.FORM,
        form,
        "X-Api-Key",
        SandboxFixture.keyOf("social-insurance"));
  }
}
