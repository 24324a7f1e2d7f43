package io.onething.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.client.interceptor.ClientRequestContext;
import org.camunda.bpm.client.interceptor.ClientRequestInterceptor;
import org.jspecify.annotations.Nullable;

/** Signs official clients in, as the gateway asks; kept for half its life. */
final class BearerToken implements ClientRequestInterceptor {

  private final String address;
  private final String credentials;
  private @Nullable String value;
  private long until;

  BearerToken(String address, String client, String secret) {
    this.address = address;
    this.credentials =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void intercept(ClientRequestContext request) {
    request.addHeader("Authorization", "Bearer " + current());
  }

  /** A token that is good for a while. */
  synchronized String current() {
    String known = value;
    if (known == null || System.nanoTime() > until) {
      known = ask();
      value = known;
    }
    return known;
  }

  private String ask() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Basic " + credentials)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=worker"))
              .build();
      JsonNode answer =
          new ObjectMapper()
              .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      until = System.nanoTime() + answer.path("expires_in").asLong() * 500_000_000;
      return answer.required("access_token").asText();
    } catch (IOException failed) {
      throw new IllegalStateException("No token from " + address, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
