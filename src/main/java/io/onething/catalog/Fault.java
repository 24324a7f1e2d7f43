package io.onething.catalog;

import io.onething.shared.Localized;

/**
 * One thing wrong in a file of a bundle or department.
 *
 * @param file the file, as its author knows it: {@code processes/talent-residency/bundle.yaml}
 * @param path where in the file: {@code fields.mobile.type}, an element id, a line
 * @param problem what is wrong, with the value found
 * @param expected what would be right
 * @param line the line of the file that the path leads to, from 1; 0 where it is not known
 */
public record Fault(String file, String path, String problem, String expected, int line) {

  /** One whose line is not known. */
  public Fault(String file, String path, String problem, String expected) {
    this(file, path, problem, expected, 0);
  }

  Fault in(int found) {
    return new Fault(file, path, problem, expected, found);
  }

  /** The problem in both languages; English where it has no Chinese text. */
  public Localized problemText() {
    return new Localized(ChineseFaults.of(problem).orElse(problem), problem);
  }

  /** For people: Chinese first, where there is a Chinese text, and the line. */
  public String shown() {
    String place = file + (line > 0 ? ":" + line : "") + ": " + path + ": ";
    String english = problem + ", expected " + expected;
    return ChineseFaults.of(this)
        .map(chinese -> place + chinese + "\n    " + english)
        .orElse(place + english);
  }

  @Override
  public String toString() {
    return file + ": " + path + ": " + problem + ", expected " + expected;
  }
}
