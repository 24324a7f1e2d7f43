package io.onething.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file of the repository. */
public record Document(Path path, String text) {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern PLACE =
      Pattern.compile(
          "(processes|forms|workers|src|docker)/[^\\s<>*{}=$]*|pom\\.xml|LICENSE|README[^\\s]*\\.md");

  /** The document at this path below the repository's root. */
  public static Document at(String path) {
    return read(Path.of(path));
  }

  private static Document read(Path path) {
    try {
      return new Document(path, Files.readString(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + path, unreadable);
    }
  }

  /** Both READMEs and everything under {@code src/docs}. */
  static List<Document> all() {
    try (Stream<Path> files = Files.walk(Path.of("src", "docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("README.zh-CN.md")),
              files.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(Document::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read src/docs", unreadable);
    }
  }

  /** Where its relative links lead. */
  List<Path> links() {
    List<Path> links = new ArrayList<>();
    Path folder = path.toAbsolutePath().getParent();
    Matcher found = LINK.matcher(prose());
    while (found.find()) {
      if (!found.group(1).contains("://")) {
        links.add(folder.resolve(found.group(1)).normalize());
      }
    }
    return links;
  }

  /** Paths of the repository that it names as code, without patterns. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    Matcher code = CODE.matcher(prose());
    while (code.find()) {
      if (!code.group(1).matches(".*[<>*].*")) {
        Matcher place = PLACE.matcher(code.group(1));
        while (place.find()) {
          if (place.start() == 0 || code.group(1).charAt(place.start() - 1) == ' ') {
            places.add(place.group());
          }
        }
      }
    }
    return places;
  }

  /** The commands: what stands in fenced blocks and in code of more than one word. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    Matcher fenced = FENCED.matcher(text);
    while (fenced.find()) {
      commands.add(fenced.group());
    }
    Matcher code = CODE.matcher(prose());
    while (code.find()) {
      if (code.group(1).contains(" ") || code.group(1).startsWith("-")) {
        commands.add(code.group(1));
      }
    }
    return commands;
  }

  /** The code of a table's first column, in the order of its rows. */
  public List<String> firstColumn() {
    return text.lines()
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> CODE.matcher(line.substring(2).split(" \\|", 2)[0]).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** What stands between two comments, without the fence. */
  String walk() {
    Matcher walk =
        Pattern.compile("(?s)<!-- curl walk -->\n```bash\n(.*?)```\n<!-- end of curl walk -->")
            .matcher(text);
    if (!walk.find()) {
      throw new IllegalStateException(path + " has no curl walk between its two comments");
    }
    return walk.group(1);
  }

  private String prose() {
    return FENCED.matcher(text).replaceAll("");
  }
}
