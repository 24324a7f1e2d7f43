package io.onething.releases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Camunda Modeler's deployment dialog as the server sees it: its calls, headers and fields. */
final class DeployDialog {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "----WebKitFormBoundaryc9fZ2sT1xVbGq7Rk";

  private final TestServer server;
  private final String authorization;

  private DeployDialog(TestServer server, String authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  /** The dialog with Basic authentication chosen. */
  static DeployDialog basic(TestServer server, String user, String password) {
    return new DeployDialog(
        server,
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** The dialog with Bearer token chosen. */
  static DeployDialog bearer(TestServer server, String token) {
    return new DeployDialog(server, "Bearer " + token);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** What the dialog sends for an open diagram with attached files, by name. */
  HttpResponse<String> deploy(String name, String diagram, String xml, Map<String, String> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    field(body, "deployment-name", name);
    field(body, "deployment-source", "Camunda Modeler");
    field(body, "enable-duplicate-filtering", "true");
    file(body, diagram, "text/xml", xml);
    files.forEach((file, text) -> file(body, file, "application/octet-stream", text));
    write(body, "--" + BOUNDARY + "--\r\n");
    return send(
        request("/modeler-gateway/deployment/create")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address(path))
        .header("Accept", "application/json")
        .header("Authorization", authorization);
  }

  private static void field(ByteArrayOutputStream body, String name, String value) {
    write(
        body,
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"\r\n\r\n"
            + value
            + "\r\n");
  }

  private static void file(ByteArrayOutputStream body, String name, String type, String text) {
    write(
        body,
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"; filename=\""
            + name
            + "\"\r\nContent-Type: "
            + type
            + "\r\n\r\n"
            + text
            + "\r\n");
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static HttpResponse<String> send(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException problem) {
      throw new AssertionError("No answer", problem);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  static JsonNode json(HttpResponse<String> answer, int status) {
    try {
      if (answer.statusCode() != status) {
        throw new AssertionError(
            "Expected " + status + ", found " + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException problem) {
      throw new AssertionError(answer.body(), problem);
    }
  }

  /** An access token of a person, as a tool gets it of the identity provider. */
  static String accessToken(TestServer server, String subject) {
    String home = server.address("/login/oauth2/code/identity").toString();
    Pattern code = Pattern.compile("(?:^|&)code=([^&]+)");
    try (HttpClient http =
        HttpClient.newBuilder().cookieHandler(new java.net.CookieManager()).build()) {
      URI next =
          server.sandbox(
              "/oauth2/authorize?response_type=code&client_id=onething-server&scope=openid&state=s&redirect_uri="
                  + URLEncoder.encode(home, StandardCharsets.UTF_8)
                  + "&login_hint="
                  + subject);
      for (int step = 0; step < 8; step++) {
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(next).header("Accept", "text/html").build(),
                BodyHandlers.ofString());
        next =
            next.resolve(
                answer
                    .headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(answer + " " + answer.body())));
        Matcher found = code.matcher(String.valueOf(next.getQuery()));
        if (found.find()) {
          return exchange(http, server, home, found.group(1));
        }
      }
      throw new AssertionError("No code for " + subject + ", last at " + next);
    } catch (IOException problem) {
      throw new AssertionError("No token", problem);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  private static String exchange(HttpClient http, TestServer server, String home, String code)
      throws IOException, InterruptedException {
    String client =
        Base64.getEncoder()
            .encodeToString("onething-server:server-secret".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.sandbox("/oauth2/token"))
                .header("Authorization", "Basic " + client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=authorization_code&code="
                            + URLEncoder.encode(code, StandardCharsets.UTF_8)
                            + "&redirect_uri="
                            + URLEncoder.encode(home, StandardCharsets.UTF_8)))
                .build(),
            BodyHandlers.ofString());
    return json(answer, 200).path("access_token").asText();
  }
}
