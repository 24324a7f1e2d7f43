package io.onething.releases;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A form as browsers send files (RFC 7578). Read here and not by the servlet container, which would
 * read forms at every address, before anybody knows who sends them.
 */
final class MultipartForm {

  private static final int MOST_PARTS = 200;
  private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename=\"([^\"]*)\"");

  private final List<Part> parts;

  private MultipartForm(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Reads a body.
   *
   * @throws OneThingException {@code MALFORMED_REQUEST}
   */
  static MultipartForm read(@Nullable String contentType, byte[] body) {
    byte[] boundary = ("--" + boundary(contentType)).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at = indexOf(body, boundary, 0);
    while (at >= 0) {
      int start = at + boundary.length;
      if (start + 1 < body.length && body[start] == '-' && body[start + 1] == '-') {
        return new MultipartForm(parts);
      }
      int next = indexOf(body, boundary, start);
      if (next < 0) {
        break;
      }
      // Between the boundaries: a line break, headers, an empty line, the content, a line break.
      parts.add(part(body, start + 2, next - 2));
      if (parts.size() > MOST_PARTS) {
        throw malformed("has more than " + MOST_PARTS + " parts");
      }
      at = next;
    }
    throw malformed("ends before its last boundary");
  }

  private static String boundary(@Nullable String contentType) {
    try {
      String boundary =
          contentType == null
              ? null
              : MediaType.parseMediaType(contentType).getParameter("boundary");
      if (boundary != null && !boundary.isBlank()) {
        return boundary.replace("\"", "");
      }
    } catch (InvalidMediaTypeException unreadable) {
      // Told below.
    }
    throw malformed("names no boundary");
  }

  private static Part part(byte[] body, int from, int to) {
    int end = indexOf(body, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), from);
    if (end < 0 || end + 4 > to) {
      throw malformed("has a part without headers");
    }
    String headers = new String(body, from, end - from, StandardCharsets.UTF_8);
    String disposition =
        headers
            .lines()
            .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
            .findFirst()
            .orElseThrow(() -> malformed("has a part without Content-Disposition"));
    Matcher name = NAME.matcher(disposition);
    if (!name.find()) {
      throw malformed("has a part without a name");
    }
    Matcher file = FILE_NAME.matcher(disposition);
    return new Part(
        name.group(1), file.find() ? file.group(1) : null, Arrays.copyOfRange(body, end + 4, to));
  }

  private static int indexOf(byte[] all, byte[] wanted, int from) {
    for (int i = Math.max(0, from); i <= all.length - wanted.length; i++) {
      if (Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static OneThingException malformed(String what) {
    return new OneThingException(
        ErrorCode.MALFORMED_REQUEST, "The form " + what + ", expected multipart/form-data");
  }

  /** The text of a plain field, if it was sent and is not blank. */
  Optional<String> field(String name) {
    return parts.stream()
        .filter(part -> part.fileName() == null && part.name().equals(name))
        .map(Part::text)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The files, in the order in which they were sent. */
  List<Part> files() {
    return parts.stream().filter(part -> part.fileName() != null).toList();
  }
}
