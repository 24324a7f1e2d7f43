package io.onething.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where files lie on this machine for the moment in which they are taken in, as they came and not
 * yet sealed. Nobody but the server's own user may enter it.
 */
final class Incoming {

  /** How files end that are not whole yet; the sweep removes what a crash has left of them. */
  static final String HALF = ".part";

  private final Path folder;

  private Incoming(Path folder) {
    this.folder = folder;
  }

  /** In a folder that is the server's own. */
  static Incoming in(Path folder) {
    return new Incoming(folder);
  }

  /**
   * In a folder that others may have made before us, as in the machine's temporary one.
   *
   * @throws IOException if others may enter it, or it is not ours
   */
  static Incoming amongOthers(Path folder) throws IOException {
    makeOwn(folder);
    Incoming incoming = new Incoming(folder);
    Path ours = incoming.file("start");
    try {
      Files.createFile(ours);
      boolean own = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ours));
      if (!own || isOpenToOthers(folder)) {
        throw new IOException("it belongs to another user, or others may enter it");
      }
    } finally {
      Files.deleteIfExists(ours);
    }
    return incoming;
  }

  private static boolean isOpenToOthers(Path folder) throws IOException {
    return isPosix(folder)
        && !PosixFilePermissions.fromString("rwx------")
            .containsAll(Files.getPosixFilePermissions(folder));
  }

  /** The place of a new file; nothing is written yet. */
  Path file(String what) throws IOException {
    makeOwn(folder);
    return folder.resolve(UUID.randomUUID() + "." + what + HALF);
  }

  /** Removes what a crash before this moment has left. */
  void sweep(Instant moment) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> halves;
    try (Stream<Path> files = Files.list(folder)) {
      halves = files.filter(file -> file.toString().endsWith(HALF)).toList();
    }
    for (Path half : halves) {
      if (isBefore(half, moment)) {
        Files.deleteIfExists(half);
      }
    }
  }

  /** Whether a file was last written before this moment; one that is gone was not. */
  static boolean isBefore(Path file, Instant moment) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    } catch (NoSuchFileException meanwhileGone) {
      return false;
    }
  }

  /** Makes a folder, unless it is there, that nobody else may enter. */
  static void makeOwn(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (isPosix(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
