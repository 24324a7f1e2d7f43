package io.onething.uploads;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** ClamAV's daemon, asked over TCP: {@code INSTREAM} for a file, {@code PING} for its health. */
final class ClamAv implements VirusScanner {

  private static final int PIECE = 32 << 10;
  private static final int LONGEST_ANSWER = 512;

  private final String host;
  private final int port;
  private final int timeout;

  /**
   * @param address host and port
   * @param timeout for the connection and for each answer
   */
  ClamAv(String address, Duration timeout) {
    int colon = address.lastIndexOf(':');
    this.host = address.substring(0, colon);
    this.port = Integer.parseInt(address.substring(colon + 1));
    this.timeout = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public Verdict scan(Path file) throws IOException {
    String answer;
    try (Socket socket = connect();
        InputStream content = Files.newInputStream(file)) {
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      byte[] piece = new byte[PIECE];
      for (int read = content.read(piece); read > 0; read = content.read(piece)) {
        out.writeInt(read);
        out.write(piece, 0, read);
      }
      out.writeInt(0);
      out.flush();
      answer = answer(socket);
    }
    if (answer.equals("stream: OK")) {
      return Verdict.CLEAN;
    }
    if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
      return Verdict.INFECTED;
    }
    throw new IOException("ClamAV answers '" + answer + "', expected 'stream: OK' or '... FOUND'");
  }

  /** Fails if the daemon does not answer. */
  void ping() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
      String answer = answer(socket);
      if (!answer.equals("PONG")) {
        throw new IOException("ClamAV answers '" + answer + "', expected PONG");
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), timeout);
      socket.setSoTimeout(timeout);
      return socket;
    } catch (IOException away) {
      socket.close();
      throw away;
    }
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII)
        .replace("\0", "")
        .strip();
  }
}
