package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Several options that a clerk has ticked arrive as codes, whatever Tasklist takes them for. */
class ChosenCodesTest {

  private static final String TASK = "/camunda/api/engine/engine/default/task/7/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"Json\"",
        "\"type\":\"String\",\"valueInfo\":{}",
        "\"type\":\"Null\",\"valueInfo\":{}"
      })
  void areCodesWithCommasBetween(String before) throws Exception {
    String chosen = "{" + before + ",\"value\":\"[\\\"WRONG_SCHOOL\\\",\\\"UNDER_AGE\\\"]\"}";

    assertThat(arrived(TASK + "submit-form", variable(chosen)))
        .isEqualTo(variable("{\"type\":\"String\",\"value\":\"WRONG_SCHOOL,UNDER_AGE\"}"));
    assertThat(arrived(TASK + "complete", variable(chosen))).contains("\"WRONG_SCHOOL,UNDER_AGE\"");
  }

  @Test
  void noneAreAnEmptyText() throws Exception {
    assertThat(arrived(TASK + "submit-form", variable("{\"type\":\"Json\",\"value\":\"[]\"}")))
        .isEqualTo(variable("{\"type\":\"String\",\"value\":\"\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":\"PASS\"}",
        "{\"value\":true}",
        "{\"value\":\"[1]\",\"type\":\"Json\"}",
        "{\"value\":\"[\\\"李文\\\"]\",\"type\":\"Json\"}",
        "{\"value\":\"[\\\"A,B\\\"]\",\"type\":\"Json\"}",
        "{\"value\":\"[\",\"type\":\"Json\"}"
      })
  void whatElseIsSentStaysAsItIs(String variable) throws Exception {
    assertThat(arrived(TASK + "submit-form", variable(variable))).isEqualTo(variable(variable));
  }

  @Test
  void noJsonIsLeftToTheEngineToRefuse() throws Exception {
    assertThat(arrived(TASK + "submit-form", "{\"variables\":")).isEqualTo("{\"variables\":");
  }

  @Test
  void otherRequestsAreNotRead() throws Exception {
    String body = variable("{\"type\":\"Json\",\"value\":\"[\\\"UNDER_AGE\\\"]\"}");
    assertThat(arrived(TASK + "claim", body)).isEqualTo(body);
  }

  private static String variable(String variable) {
    return "{\"variables\":{\"correctionItems\":" + variable + "}}";
  }

  private static String arrived(String path, String body) throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    MockFilterChain chain = new MockFilterChain();
    new ChosenCodes(new ObjectMapper()).doFilter(request, new MockHttpServletResponse(), chain);
    return new String(chain.getRequest().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
