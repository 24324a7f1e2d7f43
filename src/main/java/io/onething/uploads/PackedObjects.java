package io.onething.uploads;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The packed tables of a PDF, which a reader must unpack whole in order to read anything: unpacked
 * here first, into nothing, up to a limit. Twenty megabytes may hold twenty gigabytes.
 */
final class PackedObjects {

  private static final long MOST_BYTES = 32L << 20;
  private static final int LONGEST_HEAD = 16 << 10;
  private static final int LONGEST_NAME = 24;
  private static final String STREAM = "stream";
  private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
  private static final Pattern TABLE = Pattern.compile("/(ObjStm|XRef)(?![A-Za-z0-9])");
  private static final Pattern LOCK = Pattern.compile("/Encrypt(?![A-Za-z0-9])");
  private static final Pattern FILTER = Pattern.compile("/Filter\\s*(\\[[^\\]]*\\]|/\\w+|\\S+)");
  private static final Pattern PLAIN_FILTER =
      Pattern.compile("(\\[\\s*)?/(FlateDecode|Fl)(\\s*\\])?");

  private final ByteBuffer content;
  private long unpacked;
  private boolean unreadable;

  private PackedObjects(ByteBuffer content) {
    this.content = content;
  }

  /**
   * Unpacks every table.
   *
   * @throws FileFault if they are larger than any honest PDF's, packed in another way than once, or
   *     hidden
   */
  static void check(ByteBuffer content) throws FileFault {
    new PackedObjects(content).check();
  }

  private void check() throws FileFault {
    int found = 0;
    int named = 0;
    int end = content.limit();
    for (int at = 0; at < end; at++) {
      byte here = content.get(at);
      if (here == '/') {
        String name = spelt(at, Math.min(end, at + LONGEST_NAME));
        if (LOCK.matcher(name).lookingAt()) {
          // What is locked cannot be measured, not even where it opens without a password.
          throw PdfCheck.locked();
        }
        named += TABLE.matcher(name).lookingAt() ? 1 : 0;
      } else if (here == 's' && isStream(at)) {
        found += unpackTable(at);
      }
    }
    // A table that is named, but not where its stream's head was looked for, is hidden.
    if (unreadable || named != found) {
      throw PdfCheck.damaged();
    }
  }

  private boolean isStream(int at) {
    if (at + STREAM.length() > content.limit() || (at > 0 && content.get(at - 1) == 'd')) {
      return false;
    }
    for (int i = 0; i < STREAM.length(); i++) {
      if (content.get(at + i) != STREAM.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** How many tables this stream's head names. */
  private int unpackTable(int stream) throws FileFault {
    String before = spelt(Math.max(0, stream - LONGEST_HEAD), stream);
    String head = before.substring(Math.max(0, before.lastIndexOf(" obj")));
    int tables = (int) TABLE.matcher(head).results().count();
    if (tables > 0) {
      Matcher filter = FILTER.matcher(head);
      if (filter.find()) {
        if (!PLAIN_FILTER.matcher(filter.group(1)).matches() || filter.find()) {
          throw PdfCheck.damaged();
        }
        unpack(stream + STREAM.length());
      }
    }
    return tables;
  }

  /** A part of the file with the characters of names spelt out. */
  private String spelt(int from, int to) {
    byte[] bytes = new byte[to - from];
    content.get(from, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.indexOf('#') < 0
        ? text
        : ESCAPED
            .matcher(text)
            .replaceAll(
                code ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(code.group(1), 16))));
  }

  private void unpack(int after) throws FileFault {
    int at = after;
    while (at < content.limit() && (content.get(at) == '\r' || content.get(at) == '\n')) {
      at++;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(content.duplicate().position(at));
      byte[] nothing = new byte[64 << 10];
      while (!inflater.finished() && !inflater.needsDictionary()) {
        int more = inflater.inflate(nothing);
        unpacked += more;
        if (unpacked > MOST_BYTES) {
          throw PdfCheck.damaged();
        }
        if (more == 0 && inflater.needsInput()) {
          break;
        }
      }
    } catch (DataFormatException otherwise) {
      // A lock may still explain it, which stands at the file's end.
      unreadable = true;
    } finally {
      inflater.end();
    }
  }
}
