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
 * Builds the official client for one department: its own worker id, its own connections, long
 * polling.
 */
final class GatewayClients {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final String gateway;
  private final String workerId;
  private final GatewayToken token;
  private final Duration lock;
  private final Duration poll;

  /**
   * @param workerId begins with the client id; the department is appended
   */
  GatewayClients(String server, String workerId, GatewayToken token, Duration lock, Duration poll) {
    this.gateway = URI.create(server.replaceFirst("/+$", "") + "/engine-gateway").toString();
    this.workerId = workerId;
    this.token = token;
    this.lock = lock;
    this.poll = poll;
  }

  /** A worker id that tells workers of one client and departments of one worker apart. */
  static String workerId(String clientId, String id) {
    String worker = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    return worker.startsWith(clientId) ? worker : clientId + "-" + worker;
  }

  ExternalTaskClient build(String department, Room room, FetchPace pace, PollCut cut) {
    return ExternalTaskClient.create()
        .baseUrl(gateway)
        .workerId(workerId + ":" + department)
        .maxTasks(room.batch())
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
    int connections = room.size() + 4;
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
