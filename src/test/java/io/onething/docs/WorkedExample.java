package io.onething.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The worked example of "Connect a real department", as it stands on its page. */
public final class WorkedExample {
  private static final Document PAGE = Document.at("src/docs/how-to/connect-a-department.md");
  private static final Pattern FILE =
      Pattern.compile("(?s)<!-- file (\\S+) -->\n```\\w+\n(.*?)```");
  private static final Pattern INSERTION =
      Pattern.compile(
          "(?s)<!-- insert (\\S+) (after|before|instead of) ([^\n]+?) -->\n```\\w+\n(.*?)```");

  private WorkedExample() {}

  /** Follows the page in a copy of processes, forms and workers. */
  public static void follow(Path copy) throws IOException {
    for (MatchResult file : FILE.matcher(PAGE.text()).results().toList()) {
      Path path = copy.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
    for (MatchResult insertion : INSERTION.matcher(PAGE.text()).results().toList()) {
      insert(
          copy.resolve(insertion.group(1)),
          insertion.group(2),
          insertion.group(3),
          insertion.group(4));
    }
  }

  private static void insert(Path file, String where, String quoted, String text)
      throws IOException {
    String before = Files.readString(file);
    String mark = quoted.startsWith("\"") ? "\n" + quoted.replace("\"", "") + "\n" : quoted;
    int found = before.indexOf(mark);
    if (found < 0 || before.indexOf(mark, found + 1) >= 0) {
      throw new IllegalStateException(file + " does not hold once: " + mark);
    }
    int from = where.equals("after") ? found + mark.length() : found;
    int to = where.equals("before") ? found : found + mark.length();
    Files.writeString(file, before.substring(0, from) + text + before.substring(to));
  }
}
