package io.onething.releases;

import io.onething.catalog.DataFile;
import io.onething.shared.WrongUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A running server as the command {@code release} sees it. */
final class ReleaseServer {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI server;
  private final String authorization;

  private ReleaseServer(URI server, String authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  static ReleaseServer of(ReleaseArguments arguments, Map<String, String> environment)
      throws WrongUse {
    String server =
        arguments
            .option("server")
            .or(() -> Optional.ofNullable(environment.get("ONETHING_SERVER")))
            .orElse("http://localhost:8080");
    String user = required(arguments, environment, "user", "ONETHING_DEPLOY_USER");
    String token = required(arguments, environment, "token", "ONETHING_DEPLOY_TOKEN");
    return new ReleaseServer(
        address(server),
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8)));
  }

  private static URI address(String server) throws WrongUse {
    try {
      URI address = new URI(server.strip().replaceFirst("/+$", ""));
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException unreadable) {
      // Told below.
    }
    throw new WrongUse(
        "服务地址“" + server + "”不是网址；应如 http://localhost:8080（--server 或 ONETHING_SERVER）",
        "The server '"
            + server
            + "' is no address; expected one as http://localhost:8080 (--server or ONETHING_SERVER)");
  }

  private static String required(
      ReleaseArguments arguments, Map<String, String> environment, String option, String variable)
      throws WrongUse {
    return arguments
        .option(option)
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .orElseThrow(
            () ->
                new WrongUse(
                    "缺少 --" + option + " 或环境变量 " + variable,
                    "Expected --" + option + " or the variable " + variable));
  }

  HttpResponse<String> send(String bundle, List<DataFile> files, @Nullable String activeFrom)
      throws IOException, InterruptedException {
    String boundary = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    field(body, boundary, "deployment-name", bundle);
    field(body, boundary, "deployment-source", "release");
    field(body, boundary, ModelerDoor.WHOLE, "true");
    if (activeFrom != null) {
      field(body, boundary, ModelerDoor.ACTIVE_FROM, activeFrom);
    }
    for (DataFile file : files) {
      head(body, boundary, file.path() + "\"; filename=\"" + file.path());
      body.writeBytes(file.content());
      write(body, "\r\n");
    }
    write(body, "--" + boundary + "--\r\n");
    return exchange(
        request("/modeler-gateway/deployment/create")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  HttpResponse<String> activate(String edition, String wish)
      throws IOException, InterruptedException {
    return exchange(
        request("/api/releases/" + edition.replace('@', '/') + "/activations")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(wish)));
  }

  HttpResponse<String> list() throws IOException, InterruptedException {
    return exchange(request("/api/releases").GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", authorization);
  }

  private static HttpResponse<String> exchange(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpRequest asked = request.build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(asked, BodyHandlers.ofString());
    } catch (ConnectException | HttpTimeoutException away) {
      // Neither says where.
      throw new IOException(String.valueOf(asked.uri().resolve("/")), away);
    }
  }

  private static void field(
      ByteArrayOutputStream body, String boundary, String name, String value) {
    head(body, boundary, name);
    write(body, value + "\r\n");
  }

  private static void head(ByteArrayOutputStream body, String boundary, String name) {
    write(
        body,
        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
