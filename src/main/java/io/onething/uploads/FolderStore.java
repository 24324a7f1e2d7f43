package io.onething.uploads;

import io.onething.shared.MissingSetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.StreamUtils;

/** Files in a folder, in 256 sub-folders by the first two characters of their ids. */
final class FolderStore implements FileStore {

  /** Where, in the folder, files lie while they are taken in. */
  static final String INCOMING = "incoming";

  private final Path folder;

  /** Makes the folder if need be; only the server's own user may enter it. */
  FolderStore(Path folder) {
    this.folder = folder;
    try {
      Incoming.makeOwn(folder);
      check();
    } catch (IOException unusable) {
      throw new MissingSetting(
          "onething.uploads.folder is '"
              + folder
              + "', which cannot be used ("
              + unusable.getMessage()
              + "), expected a folder that the server may write to");
    }
  }

  @Override
  public void check() throws IOException {
    if (!Files.isWritable(folder)) {
      throw new IOException("the folder is not writable");
    }
  }

  @Override
  public void put(String id, Writer content) throws IOException {
    Path place = place(id);
    Incoming.makeOwn(folder.resolve(id.substring(0, 2)));
    Path half = place.resolveSibling(id + Incoming.HALF);
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
        if (Incoming.isBefore(file, moment)) {
          if (name.endsWith(Incoming.HALF)) {
            Files.deleteIfExists(file);
          } else if (ID.matcher(name).matches()) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }

  private Path place(String id) {
    return folder.resolve(FileStore.checked(id).substring(0, 2)).resolve(id);
  }
}
