package io.onething.catalog;

import java.nio.charset.StandardCharsets;

/**
 * A file under processes/, workers/ or forms/ with its content.
 *
 * @param path relative to the data location, with {@code /}: {@code
 *     workers/police-sz/department.yaml}
 */
public record DataFile(String path, byte[] content) {

  public DataFile {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The last part of the path: {@code department.yaml}. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The name without its ending: {@code department}; of a call's file, its topic. */
  public String stem() {
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }

  /** The folder that the file stands in: {@code police-sz}. */
  public String folder() {
    String parent = path.substring(0, path.lastIndexOf('/'));
    return parent.substring(parent.lastIndexOf('/') + 1);
  }
}
