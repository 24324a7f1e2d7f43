package io.onething.departments.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A department over real HTTP that answers what the test says and remembers what it was asked. */
public final class FakeDepartment implements AutoCloseable {
  private final HttpServer http;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = request -> Reply.json(200, "{}");

  /** A request, as it came. */
  public record Asked(String method, String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse("");
    }
  }

  /** What is answered. */
  public record Reply(int status, Map<String, String> headers, byte[] body) {
    public static Reply json(int status, String body) {
      return of(status, "application/json", body);
    }

    public static Reply of(int status, String contentType, String body) {
      return new Reply(
          status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** How it answers. */
  public interface Behaviour {
    Reply answer(Asked request) throws Exception;
  }

  public FakeDepartment() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  public String address() {
    return "http://"
        + http.getAddress().getHostString()
        + ":"
        + http.getAddress().getPort()
        + "/department";
  }

  public void behave(Behaviour newBehaviour) {
    behaviour = newBehaviour;
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public void forget() {
    asked.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              body);
      asked.add(request);
      Reply reply = behaviour.answer(request);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(reply.body());
      }
    } catch (IOException broken) {
      throw broken;
    } catch (Exception unexpected) {
      throw new IOException(unexpected);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
