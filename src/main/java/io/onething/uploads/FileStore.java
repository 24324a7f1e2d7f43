package io.onething.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * Where sealed files are kept. A store knows ids and bytes, nothing of what they mean; another kind
 * of store is another class of this interface.
 */
interface FileStore {

  /** Writes the content of a new file. */
  interface Writer {
    void writeTo(OutputStream file) throws IOException;
  }

  /** Keeps a new file: it is there whole, and lasting, when this returns, or not at all. */
  void put(String id, Writer content) throws IOException;

  /**
   * The bytes of a file.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  InputStream open(String id) throws IOException;

  /** Removes a file; nothing happens if it is gone. */
  void remove(String id) throws IOException;

  /** Ids of files that were put before this moment, half-written ones removed on the way. */
  List<String> before(Instant moment) throws IOException;
}
