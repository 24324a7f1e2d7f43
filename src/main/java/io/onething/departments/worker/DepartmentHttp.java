package io.onething.departments.worker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request to a department: no redirects, a limit on the whole time and on the size of the
 * answer.
 */
final class DepartmentHttp implements AutoCloseable {
  /** Largest answer that is taken, in bytes. */
  static final int LARGEST_ANSWER = 1024 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /**
   * @param timeout from the first byte sent to the last one received
   * @throws NoAnswer when there is none that could be read
   */
  DepartmentResponse send(HttpRequest request, Duration timeout)
      throws NoAnswer, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, LimitedBody.upTo(LARGEST_ANSWER));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      Map<String, String> headers = new TreeMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      return new DepartmentResponse(response.statusCode(), headers, response.body());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new NoAnswer(
          CallOutcome.Cause.TIMED_OUT, "no answer within " + timeout.toMillis() + " ms");
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      throw stopped;
    } catch (ExecutionException failed) {
      throw noAnswer(
          failed.getCause() instanceof IOException problem
              ? problem
              : new IOException(failed.getCause()));
    }
  }

  private static NoAnswer noAnswer(IOException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof LimitedBody.TooLarge tooLarge) {
        return new NoAnswer(CallOutcome.Cause.DEFECT, String.valueOf(tooLarge.getMessage()));
      }
    }
    return switch (problem) {
      case HttpTimeoutException late ->
          new NoAnswer(
              CallOutcome.Cause.UNREACHABLE, "no connection within " + CONNECT.toSeconds() + " s");
      case ConnectException refused -> new NoAnswer(CallOutcome.Cause.UNREACHABLE, "no connection");
      default ->
          new NoAnswer(
              CallOutcome.Cause.UNREACHABLE,
              "connection broke: " + problem.getClass().getSimpleName());
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
