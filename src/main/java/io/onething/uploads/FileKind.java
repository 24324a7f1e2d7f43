package io.onething.uploads;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What may be handed in, known by how its content begins. */
public enum FileKind {
  JPEG("image/jpeg", 0xff, 0xd8, 0xff),
  PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
  PDF("application/pdf", '%', 'P', 'D', 'F', '-');

  static final int LONGEST_MARK = 12;

  /** Brands of ISO/IEC 23008-12 (HEIF), as phones write them when nobody asks for JPEG. */
  private static final Set<String> HEIF =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

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

  /**
   * Whether a content that begins so is a photograph of a kind that phones make and we do not take.
   */
  static boolean isHeif(byte[] beginning) {
    String mark = new String(beginning, StandardCharsets.ISO_8859_1);
    return mark.startsWith("ftyp", 4) && HEIF.contains(mark.substring(8));
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
