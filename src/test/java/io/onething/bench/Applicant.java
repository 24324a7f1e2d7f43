package io.onething.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A seeded applicant at work through the API, as the portal does it. */
final class Applicant {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private Applicant(String server) {
    this.server = server;
  }

  static Applicant signIn(String server, String subject) throws Exception {
    Applicant applicant = new Applicant(server);
    applicant.send(
        HttpRequest.newBuilder(
            URI.create(
                server
                    + "/oauth2/authorization/identity?login_hint="
                    + URLEncoder.encode(subject, StandardCharsets.UTF_8))));
    if (!applicant.get("/api/me").path("subject").asText().equals(subject)) {
      throw new IllegalStateException(subject + " could not sign in at " + server);
    }
    return applicant;
  }

  /** A case with the four checks that everybody has. */
  String submitPlain() throws Exception {
    return submit(
        "\"consent\":true",
        "\"talentCategory\":\"FRESH_GRADUATE\",\"mobile\":\"13800001002\",\"settleType\":\"TALENT_COLLECTIVE\"");
  }

  /** Consents and waits until the departments have answered. */
  String prefill() throws Exception {
    String id =
        post("/api/prefills", "{\"bundle\":\"talent-residency\",\"consent\":true}")
            .path("id")
            .asText();
    while (!get("/api/prefills/" + id).path("state").asText().equals("READY")) {
      Thread.sleep(50);
    }
    return id;
  }

  /** A case with a child and own property, which makes six checks. */
  String submitWithSixChecks(String prefill) throws Exception {
    return submit(
        "\"prefill\":\"" + prefill + "\"",
        "\"talentCategory\":\"FRESH_GRADUATE\",\"mobile\":\"13800001014\",\"settleType\":\"OWN_PROPERTY\","
            + "\"propertyCertNo\":\"粤(2026)深圳市不动产权第0099999号\",\"settleAddress\":\"深圳市南山区科技园路1号\","
            + "\"bringChildren\":true,\"childBirthCertNo\":\"V340103582\"");
  }

  private String submit(String basis, String fields) throws Exception {
    String name = get("/api/me").path("name").asText();
    JsonNode answer =
        post(
            "/api/cases",
            "{\"bundle\":\"talent-residency\","
                + basis
                + ",\"form\":{"
                + fields
                + ",\"truthPledge\":true,\"signature\":"
                + JSON.writeValueAsString(name)
                + "}}");
    if (!answer.has("caseNumber")) {
      throw new IllegalStateException("The application was refused: " + answer);
    }
    return answer.path("caseNumber").asText();
  }

  void awaitClosed(String caseNumber) throws Exception {
    while (get("/api/cases/" + caseNumber).path("closedAt").isNull()) {
      Thread.sleep(200);
    }
  }

  JsonNode get(String path) throws Exception {
    return JSON.readTree(send(HttpRequest.newBuilder(URI.create(server + path))));
  }

  private JsonNode post(String path, String body) throws Exception {
    return JSON.readTree(
        send(
            HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .header("X-ONETHING-CSRF", cookie("ONETHING-CSRF"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }
}
