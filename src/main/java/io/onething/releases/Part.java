package io.onething.releases;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A part of a form that was sent.
 *
 * @param name of the field
 * @param fileName null for a plain field
 */
record Part(String name, @Nullable String fileName, byte[] content) {

  Part {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
