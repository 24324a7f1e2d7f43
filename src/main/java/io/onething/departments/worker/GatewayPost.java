package io.onething.departments.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.calls.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What the worker says to one place of the server's gateway by itself, beside the official clients.
 */
final class GatewayPost {
  private static final JsonMapper JSON = new JsonMapper();

  private final URI address;
  private final GatewayToken token;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param connect how long a connection may take
   * @param timeout how long the whole may take
   */
  GatewayPost(URI address, GatewayToken token, Duration connect, Duration timeout) {
    this.address = address;
    this.token = token;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .build();
  }

  /**
   * Sends it once; a token that the server does not like is forgotten.
   *
   * @param body written as JSON
   * @throws IOException without connection, or without answer in time
   * @throws NoAnswer if the identity provider gives no token
   */
  HttpResponse<String> send(Object body) throws IOException, NoAnswer, InterruptedException {
    String bearer = "Bearer " + token.token().current();
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 401) {
      token.refused(bearer);
    }
    return response;
  }
}
