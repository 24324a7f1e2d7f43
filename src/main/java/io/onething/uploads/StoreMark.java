package io.onething.uploads;

import io.onething.cases.FileSeal;
import io.onething.shared.MissingSetting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/**
 * A file of our own in the store, sealed with the installation's key. The sweep removes whatever no
 * row of this database names; a server that was pointed at another installation's store would
 * remove everything. It does not open the mark, and does not start.
 */
final class StoreMark {

  /** No file gets this id. */
  static final String ID = "00000000-0000-0000-0000-000000000000";

  private static final byte[] TEXT = "onething".getBytes(StandardCharsets.US_ASCII);

  private StoreMark() {}

  /**
   * Sets the mark in a store that has none.
   *
   * @param place which store, for the error: the setting and its value
   * @throws MissingSetting if the store is another installation's, or the mark can be neither read
   *     nor written
   */
  static void check(FileStore store, FileSeal seal, String place) {
    try {
      byte[] sealed;
      try (InputStream mark = store.open(ID)) {
        sealed = mark.readAllBytes();
      } catch (NoSuchFileException unmarked) {
        store.put(
            ID,
            out -> {
              try (OutputStream mark = seal.sealing(out, ID)) {
                mark.write(TEXT);
              }
            });
        return;
      }
      refuseOther(sealed, seal, place);
    } catch (IOException unusable) {
      throw new MissingSetting(
          place + ", where no file can be kept: " + String.valueOf(unusable.getMessage()));
    }
  }

  private static void refuseOther(byte[] sealed, FileSeal seal, String place) {
    try (InputStream mark = seal.opening(new ByteArrayInputStream(sealed), ID)) {
      mark.readAllBytes();
    } catch (IOException notOurs) {
      throw new MissingSetting(
          place
              + ", where files of another installation lie: they were sealed with another onething.cases.key;"
              + " expected a place of this installation alone, or the key that belongs to these files");
    }
  }
}
