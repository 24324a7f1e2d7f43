package io.onething.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DoorsIT {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
  }

  @Test
  void aVisitorIsToldToSignInAsAProblem() {
    HttpResponse<String> answer = server.browser().get("/api/me");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"NOT_SIGNED_IN\"", "\"title\":\"请先登录\"", "\"status\":401");
  }

  @Test
  void toBeAVisitorIsNoErrorForAPage() {
    TestBrowser browser = server.browser();

    assertThat(browser.get("/api/session").body()).isEqualTo("{\"person\":null}");
    assertThat(browser.signIn("liwen").get("/api/session").body())
        .contains("\"person\":{\"subject\":\"liwen\"");
  }

  @Test
  void anApplicantSignsInByOneClickAndOutAgain() {
    TestBrowser browser = server.browser();
    HttpResponse<String> me = browser.signIn("liwen", "/api/me");

    assertThat(me.body())
        .isEqualTo("{\"subject\":\"liwen\",\"name\":\"李文\",\"roles\":[\"applicant\"]}");
    assertThat(browser.post("/api/sign-out", "{}").statusCode()).isEqualTo(204);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("SELECT act FROM audit_event WHERE who = 'liwen' ORDER BY id")
                .query(String.class)
                .list())
        .contains("SIGN_IN", "SIGN_OUT");
  }

  @Test
  void anotherPersonTakesTheSessionOver() {
    TestBrowser browser = server.browser().signIn("liwen");
    assertThat(browser.signIn("zhangmin", "/api/me").body()).contains("zhangmin", "hrss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//other.example/", "https://other.example/", "/\\other.example", "/a;b", "x"})
  void neverLeavesForAnotherHostAfterSignIn(String wanted) {
    TestBrowser browser = server.browser();
    browser.signIn("liwen");
    assertThat(LocalPath.orHome(wanted)).isEqualTo("/");
    assertThat(browser.signIn("liwen", wanted).uri().getPath()).isEqualTo("/");
  }

  @Test
  void aPostWithoutTheCsrfHeaderIsRefusedAndRecorded() {
    TestBrowser browser = server.browser().signIn("liwen");
    HttpResponse<String> answer =
        browser.send(
            browser.request("/api/sign-out").POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"FORBIDDEN\"");
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM audit_event WHERE who = 'liwen' AND result = 'DENIED'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  void anApplicantNeverGetsIntoCamunda() {
    TestBrowser browser = server.browser().signIn("liwen");
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(403);
    assertThat(browser.get("/camunda/app/welcome/default/").statusCode()).isEqualTo(403);
  }

  @Test
  void aVisitorOfTasklistIsSentToSignInAndBack() {
    HttpResponse<String> answer = server.browser().getOnce("/camunda/app/tasklist/default/");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith(
            "/oauth2/authorization/identity?continue=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F");
    assertThat(server.browser().get("/camunda/api/engine/engine/default/task").statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hanyun", "zhangmin"})
  void nobodyMakesAnAdministrator(String subject) {
    String setup = "/camunda/api/admin/setup/default/user/create";
    assertThat(server.browser().post(setup, "{}").statusCode()).isEqualTo(401);
    TestBrowser browser = server.browser().signIn(subject);
    browser.get("/camunda/app/welcome/default/");
    assertThat(browser.post(setup, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void aClerkReachesTasklistButNeitherCockpitNorAdmin() {
    TestBrowser browser = server.browser().signIn("zhangmin");
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    assertThat(browser.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
    assertThat(browser.get("/camunda/api/engine/engine/default/user").statusCode()).isEqualTo(403);
    assertThat(browser.get("/camunda/api/engine/engine/default/variable-instance").statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//other.example/../camunda/app",
        "//engine-rest/task",
        "/engine-rest;x/task",
        "/api;x/me",
        "/camunda/../engine-rest/task",
        "/%2e%2e/engine-rest",
        "/engine-rest%2ftask",
        "/api\\me"
      })
  void anAmbiguousAddressIs400(String address) throws IOException {
    assertThat(rawStatus(address)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest",
        "/engine-rest/task",
        "/engine-rest/engine",
        "/h2",
        "/actuator/env",
        "/actuator/heapdump",
        "/error",
        "/time-machine"
      })
  void whatIsNotOnTheListIsShut(String path) {
    assertThat(server.browser().get(path).statusCode()).isIn(401, 403);
    assertThat(server.browser().signIn("liwen").get(path).statusCode()).isIn(401, 403);
  }

  @Test
  void theLimitOfABodyIsAMegabyte() {
    TestBrowser browser = server.browser().signIn("liwen");
    HttpResponse<String> answer =
        browser.post("/api/cases", "{\"bundle\":\"" + "x".repeat(5 << 20) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"TOO_LARGE\"");
  }

  @Test
  void answersCarryTheHeadersOfThePortal() {
    HttpResponse<String> answer = server.browser().get("/api/me");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'", "frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  /** Java's own client normalises addresses, so these go over the wire by hand. */
  private static int rawStatus(String address) throws IOException {
    try (Socket socket = new Socket("localhost", server.address("/").getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }
}
