package io.onething.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Gets a machine's bearer token of the sandbox's identity provider. */
public final class MachineToken {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MachineToken() {}

  /** The token of a client with this scope, as a value of the header {@code Authorization}. */
  public static String bearer(URI tokenUri, String client, String secret, String scope) {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(tokenUri)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer = http.send(request, BodyHandlers.ofString()).body();
      return "Bearer " + JSON.readTree(answer).path("access_token").asText();
    } catch (IOException problem) {
      throw new AssertionError("No token", problem);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }
}
