package io.onething.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Speaks to the server as a browser does: cookies, redirects, CSRF header. */
public final class TestBrowser {

  private final Function<String, URI> addresses;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient following =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final HttpClient still = HttpClient.newBuilder().cookieHandler(cookies).build();

  TestBrowser(TestServer server) {
    this.addresses = server::address;
  }

  private TestBrowser(String serverUrl) {
    this.addresses = path -> URI.create(serverUrl + path);
  }

  /** A new browser for the server at this address. */
  public static TestBrowser of(String serverUrl) {
    return new TestBrowser(serverUrl);
  }

  /** Signs a seeded person in by one click. */
  public TestBrowser signIn(String subject) {
    HttpResponse<String> me = signIn(subject, "/api/me");
    if (me.statusCode() != 200) {
      throw new AssertionError("Sign-in of " + subject + ": " + me.statusCode() + " " + me.body());
    }
    return this;
  }

  /** Signs in and returns the page that follows. */
  public HttpResponse<String> signIn(String subject, String then) {
    return send(
        following,
        request(
            "/oauth2/authorization/identity?login_hint="
                + subject
                + "&continue="
                + URLEncoder.encode(then, StandardCharsets.UTF_8)));
  }

  /** Gets a path, following redirects. */
  public HttpResponse<String> get(String path) {
    return send(following, request(path));
  }

  /** Gets a path and returns a redirect as it is. */
  public HttpResponse<String> getOnce(String path) {
    return send(still, request(path));
  }

  /** Posts JSON with the CSRF tokens of portal and Tasklist; further headers by pairs. */
  public HttpResponse<String> post(String path, String json, String... headers) {
    if (cookie("ONETHING-CSRF").isEmpty()) {
      get("/api/me");
    }
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    cookie("ONETHING-CSRF").ifPresent(token -> request.header("X-ONETHING-CSRF", token));
    cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(still, request);
  }

  /** Gets bytes, such as a PDF. */
  public HttpResponse<byte[]> download(String path) {
    return send(
        still,
        HttpRequest.newBuilder(addresses.apply(path)),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Opens a stream of server-sent events; the caller closes it. */
  public HttpResponse<InputStream> stream(String path) {
    return send(
        still,
        HttpRequest.newBuilder(addresses.apply(path)).header("Accept", "text/event-stream"),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Sends any request of this server. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(still, request);
  }

  /** A GET to a path, to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(addresses.apply(path))
        .header("Accept", "application/json, text/html;q=0.5");
  }

  /** The token that what changes something has to carry. */
  public Optional<String> csrf() {
    return cookie("ONETHING-CSRF");
  }

  private Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    return send(client, request, HttpResponse.BodyHandlers.ofString());
  }

  private static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException problem) {
      throw new AssertionError("No answer", problem);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }
}
