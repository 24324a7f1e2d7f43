package io.onething.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.StreamUtils;

/** Files in a folder, in 256 sub-folders by the first two characters of their ids. */
final class FolderStore implements FileStore {

  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  /** How files end that are being written; the sweep removes what a crash has left of them. */
  static final String HALF = ".part";

  private final Path folder;

  /** Makes the folder if need be; only the server's own user may enter it. */
  FolderStore(Path folder) {
    this.folder = folder;
    try {
      makeOwn(folder);
      if (!Files.isWritable(folder)) {
        throw new IOException("not writable");
      }
    } catch (IOException unusable) {
      throw new IllegalStateException(
          "onething.uploads.folder is '"
              + folder
              + "', expected a folder that the server may write to",
          unusable);
    }
  }

  @Override
  public void put(String id, Writer content) throws IOException {
    Path place = place(id);
    makeOwn(folder.resolve(id.substring(0, 2)));
    Path half = place.resolveSibling(id + HALF);
    try {
      try (FileChannel channel =
              FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        content.writeTo(StreamUtils.nonClosing(out));
        channel.force(true);
      }
      Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  @Override
  public InputStream open(String id) throws IOException {
    return Files.newInputStream(place(id));
  }

  @Override
  public void remove(String id) throws IOException {
    Files.deleteIfExists(place(id));
  }

  @Override
  public List<String> before(Instant moment) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (isBefore(file, moment)) {
          if (name.endsWith(HALF)) {
            Files.deleteIfExists(file);
          } else if (ID.matcher(name).matches()) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }

  private static boolean isBefore(Path file, Instant moment) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    } catch (NoSuchFileException meanwhileGone) {
      return false;
    }
  }

  private Path place(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("Not the id of a file");
    }
    return folder.resolve(id.substring(0, 2)).resolve(id);
  }

  /** A folder that nobody else may enter. */
  static void makeOwn(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }
}
