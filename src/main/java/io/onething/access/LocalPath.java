package io.onething.access;

import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a path on this server and nothing else. */
final class LocalPath {

  static final String HOME = "/";

  private LocalPath() {}

  /** The wanted path if it is one of ours, else the first page. */
  static String orHome(@Nullable String wanted) {
    return isLocal(wanted) ? String.valueOf(wanted) : HOME;
  }

  private static boolean isLocal(@Nullable String path) {
    return path != null
        && path.startsWith("/")
        && !path.contains("//")
        && !path.contains("\\")
        && !path.contains(";")
        && path.chars().noneMatch(character -> character <= ' ' || character == 0x7f);
  }
}
