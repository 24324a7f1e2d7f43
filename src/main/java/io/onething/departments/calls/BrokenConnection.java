package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Says what went wrong with a connection. What did not come to one was not sent; after that nobody
 * knows. Messages name host and port at most: the rest of an address may be personal.
 */
final class BrokenConnection {

  /** How the JDK says, in more than one wording, that the other side does not speak TLS. */
  private static final Pattern PLAIN = Pattern.compile("(?i)unrecognized SSL message");

  private final List<Throwable> chain = new ArrayList<>();
  private final String place;
  private final String host;

  private BrokenConnection(Throwable problem, URI address) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      chain.add(cause);
    }
    host = String.valueOf(address.getHost());
    place = host + ":" + portOf(address);
  }

  /**
   * @param address where the request was to go
   * @param connect how long a connection may take
   */
  static NoAnswer of(Throwable problem, URI address, Duration connect) {
    BrokenConnection broken = new BrokenConnection(problem, address);
    Optional<LimitedBody.TooLarge> tooLarge = broken.find(LimitedBody.TooLarge.class);
    if (tooLarge.isPresent()) {
      return new NoAnswer(
          Cause.MALFORMED, String.valueOf(tooLarge.get().getMessage()), tooLarge.get().status());
    }
    return broken
        .neverThere(connect)
        .map(message -> new NoAnswer(Cause.UNREACHABLE, message))
        .orElseGet(() -> new NoAnswer(Cause.BROKEN, "connection broke: " + kind(problem)));
  }

  /** Why there was no connection; empty when there was one. */
  private Optional<String> neverThere(Duration connect) {
    if (find(UnknownHostException.class).isPresent()
        || find(UnresolvedAddressException.class).isPresent()) {
      return Optional.of("host name not found: " + host);
    }
    if (find(HttpConnectTimeoutException.class).isPresent()) {
      return Optional.of("no connection to " + place + " within " + connect.toSeconds() + " s");
    }
    if (find(NoRouteToHostException.class).isPresent()) {
      return Optional.of("no way to " + place);
    }
    if (find(ConnectException.class).isPresent()) {
      return Optional.of("nothing listens at " + place);
    }
    if (find(SSLHandshakeException.class).isPresent()) {
      return Optional.of(
          "TLS refused with " + place + ": one side does not accept the other's proof");
    }
    return find(SSLException.class)
        .filter(spoken -> PLAIN.matcher(String.valueOf(spoken.getMessage())).find())
        .map(spoken -> "no TLS at " + place + ": it speaks something else");
  }

  private <T> Optional<T> find(Class<T> kind) {
    return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static String kind(Throwable problem) {
    String name = problem.getClass().getSimpleName();
    return problem instanceof IOException ? name : "unexpected " + name;
  }

  private static int portOf(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : address.getScheme().equals("http") ? 80 : 443;
  }
}
