package io.onething.uploads;

import java.util.Optional;

/** What may be handed in, known by how its content begins. */
public enum FileKind {
  JPEG("image/jpeg", 0xff, 0xd8, 0xff),
  PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
  PDF("application/pdf", '%', 'P', 'D', 'F', '-');

  static final int LONGEST_MARK = 8;

  private final String mediaType;
  private final int[] mark;

  FileKind(String mediaType, int... mark) {
    this.mediaType = mediaType;
    this.mark = mark;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The kind of a content that begins so. */
  static Optional<FileKind> of(byte[] beginning) {
    for (FileKind kind : values()) {
      if (kind.begins(beginning)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private boolean begins(byte[] content) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
