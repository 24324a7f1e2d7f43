package io.onething.departments.worker;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.camunda.bpm.client.ExternalTaskClient;

/**
 * Builds the official clients of the departments: each its own worker id, its own connections, long
 * polling.
 */
final class GatewayClients {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int MOST_CONNECTIONS = 60;

  private final String gateway;
  private final String workerId;
  private final GatewayToken token;
  private final Duration lock;
  private final Duration poll;
  private final Farewell farewell;

  /**
   * @param workerId begins with the client id; the department is appended
   */
  GatewayClients(String server, String workerId, GatewayToken token, Duration lock, Duration poll) {
    this.gateway = URI.create(server.replaceFirst("/+$", "") + "/engine-gateway").toString();
    this.workerId = workerId;
    this.token = token;
    this.lock = lock;
    this.poll = poll;
    this.farewell = new Farewell(URI.create(gateway + "/external-task/fetchAndLock"), token);
  }

  /** A worker id that tells workers of one client and departments of one worker apart. */
  static String workerId(String clientId, String id) {
    String worker = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    return worker.startsWith(clientId) ? worker : clientId + "-" + worker;
  }

  /**
   * A client with its own worker id and connections.
   *
   * @param name tells this client from the worker's others
   */
  Fetching build(String name, Room room, FetchPace pace) {
    PollCut cut = new PollCut();
    return new Fetching(workerId + ":" + name, client(name, room, pace, cut), room, cut, farewell);
  }

  private ExternalTaskClient client(String name, Room room, FetchPace pace, PollCut cut) {
    return ExternalTaskClient.create()
        .baseUrl(gateway)
        .workerId(workerId + ":" + name)
        .maxTasks(room.fetch())
        .lockDuration(lock.toMillis())
        .asyncResponseTimeout(poll.toMillis())
        .usePriority(false)
        .backoffStrategy(pace)
        .addInterceptor(token)
        .customizeHttpClient(http -> size(http, room, cut))
        .disableAutoFetching()
        .build();
  }

  private static String sent(HttpContext context) {
    HttpRequest request = HttpClientContext.cast(context).getRequest();
    Header header = request == null ? null : request.getFirstHeader("Authorization");
    return header == null ? "" : header.getValue();
  }

  private void size(HttpClientBuilder http, Room room, PollCut cut) {
    int connections = Math.min(room.size(), MOST_CONNECTIONS) + 4;
    http.setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(5)).build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(Timeout.of(poll.plus(GRACE)))
                .setConnectionRequestTimeout(Timeout.of(GRACE))
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .addExecInterceptorFirst("cut-poll", cut)
        .addResponseInterceptorFirst(
            (response, entity, context) -> {
              if (response.getCode() == 401) {
                token.refused(sent(context));
              }
            });
  }
}
