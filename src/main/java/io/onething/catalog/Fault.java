package io.onething.catalog;

/**
 * One thing wrong in a file of a bundle or department.
 *
 * @param file the file, as its author knows it: {@code processes/talent-residency/bundle.yaml}
 * @param path where in the file: {@code fields.mobile.type}, an element id, a line
 * @param problem what is wrong, with the value found
 * @param expected what would be right
 */
public record Fault(String file, String path, String problem, String expected) {

  @Override
  public String toString() {
    return file + ": " + path + ": " + problem + ", expected " + expected;
  }
}
