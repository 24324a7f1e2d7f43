package io.onething.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a demo keeps its data in, held as long as the demo runs: a second one would end
 * the first one's database. The lock is the operating system's, so that a killed demo leaves none.
 */
final class DataFolder implements AutoCloseable {

  private final FileChannel file;

  private DataFolder(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the folder.
   *
   * @throws DemoRefused if another demo has it
   */
  static DataFolder claim(Path data) {
    Path lock = Path.of(data.toAbsolutePath() + ".lock");
    try {
      Files.createDirectories(lock.getParent());
      FileChannel file =
          FileChannel.open(
              lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(file)) {
        file.close();
        throw new DemoRefused(
            "数据目录 %s 正由另一个演示（进程 %s）使用。请先停止它，或另选目录：--data=<目录>。"
                .formatted(data, Files.readString(lock).strip()),
            "The data folder %s is in use by another demo (process %s). Stop it first, or choose another folder: --data=<folder>."
                .formatted(data, Files.readString(lock).strip()));
      }
      file.truncate(0);
      file.write(
          ByteBuffer.wrap(
              String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataFolder(file);
    } catch (IOException unusable) {
      throw new UncheckedIOException("Cannot write " + lock, unusable);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      @Nullable FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
