package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over HTTP/1.1: no redirects, a limit on the whole time and on the size of the
 * answer, and nothing with an effect ever sent a second time by itself.
 */
final class DepartmentHttp implements Transport {
  /** Largest answer that is taken, in bytes. */
  static final int LARGEST_ANSWER = 1024 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient client;

  /**
   * @param certificates our certificate and whom we trust; null for what Java knows
   */
  DepartmentHttp(@Nullable SSLContext certificates) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    if (certificates != null) {
      builder.sslContext(certificates);
    }
    client = builder.build();
  }

  @Override
  public DepartmentResponse send(OutgoingRequest request) throws NoAnswer, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(http(request), LimitedBody.upTo(LARGEST_ANSWER));
    try {
      HttpResponse<byte[]> response =
          answer.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
      Map<String, String> headers = new TreeMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      return new DepartmentResponse(response.statusCode(), headers, response.body());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new NoAnswer(
          Cause.TIMED_OUT, "no answer within " + request.timeout().toMillis() + " ms");
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      throw stopped;
    } catch (ExecutionException failed) {
      throw BrokenConnection.of(
          failed.getCause() == null ? failed : failed.getCause(), request.address(), CONNECT);
    }
  }

  /** Java's own message would quote the header's value. */
  private static HttpRequest http(OutgoingRequest request) {
    BodyPublisher body =
        request.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body());
    HttpRequest.Builder http =
        HttpRequest.newBuilder(request.address()).method(request.method(), body);
    request
        .headers()
        .forEach(
            (name, value) -> {
              try {
                http.setHeader(name, value);
              } catch (IllegalArgumentException refused) {
                throw new ContractBroken("header '" + name + "' cannot be sent with its value");
              }
            });
    return http.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
