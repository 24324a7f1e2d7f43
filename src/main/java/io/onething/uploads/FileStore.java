package io.onething.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where sealed files are kept. A store knows ids and bytes, nothing of what they mean; another kind
 * of store is another class of this interface.
 */
interface FileStore {

  /** Writes the content of a new file. */
  interface Writer {
    void writeTo(OutputStream file) throws IOException;
  }

  /** What the ids of files look like; whatever else lies in a store is not ours. */
  Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * The id itself.
   *
   * @throws IllegalArgumentException if it is none, and might lead out of the store
   */
  static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("Not the id of a file");
    }
    return id;
  }

  /**
   * Keeps a new file: it is there whole, and lasting, when this returns. Where the store fails, it
   * is not there, or there whole and named by nobody, so that the sweep takes it.
   */
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

  /** Fails if no file can be kept now, and says why. */
  void check() throws IOException;
}
