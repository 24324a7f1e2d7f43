package io.onething.sandbox.departments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** What becomes of an answer on its way, as {@link Knobs.Answers} says. */
final class SpoiledAnswer {

  private static final int OVERSIZE = 2 * 1024 * 1024;
  private static final byte[] PAGE =
      "<!doctype html><html lang=\"zh\"><title>系统维护中</title><h1>系统维护中，请稍后再试</h1></html>"
          .getBytes(StandardCharsets.UTF_8);

  /** Whom or what an answer is about, and another of each. */
  private static final List<Replacement> SOMEONE_ELSE =
      List.of(
          new Replacement("idNumber", "11010519491231002X"),
          new Replacement("caseNumber", "OT000000-0000"),
          new Replacement("key", "another-key"),
          new Replacement("ticket", "SL00000000000000"));

  private SpoiledAnswer() {}

  /** Puts into the held response what arrives in place of the answer. */
  static void spoil(ContentCachingResponseWrapper held, Knobs.Answers answers) throws IOException {
    byte[] answer = held.getContentAsByteArray();
    switch (answers) {
      case NORMAL -> {}
      case HTML -> {
        held.setStatus(HttpStatus.OK.value());
        put(held, MediaType.TEXT_HTML_VALUE + ";charset=UTF-8", PAGE);
      }
      case TRUNCATED -> put(held, held.getContentType(), Arrays.copyOf(answer, answer.length / 2));
      case OVERSIZED -> put(held, held.getContentType(), oversized(answer));
      case SOMEONE_ELSE -> put(held, held.getContentType(), aboutAnother(answer));
    }
  }

  private static void put(ContentCachingResponseWrapper held, String type, byte[] body)
      throws IOException {
    held.resetBuffer();
    held.setContentType(type);
    held.getOutputStream().write(body);
  }

  /** JSON and XML may both end in blanks. */
  private static byte[] oversized(byte[] answer) {
    byte[] padded = Arrays.copyOf(answer, answer.length + OVERSIZE);
    Arrays.fill(padded, answer.length, padded.length, (byte) ' ');
    return padded;
  }

  private static byte[] aboutAnother(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    for (Replacement replacement : SOMEONE_ELSE) {
      text = replacement.in(text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Another value of a member of a JSON object or of an XML element, wherever it stands. */
  private record Replacement(Pattern pattern, String other) {

    Replacement(String name, String other) {
      this(
          Pattern.compile(
              "(\"" + name + "\"\\s*:\\s*\")[^\"]*(?=\")|(<" + name + ">)[^<]*(?=</" + name + ">)"),
          other);
    }

    String in(String text) {
      return pattern
          .matcher(text)
          .replaceAll(
              found -> {
                String before = found.group(1) == null ? found.group(2) : found.group(1);
                return Matcher.quoteReplacement(before + other);
              });
    }
  }
}
