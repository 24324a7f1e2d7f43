package io.onething.uploads;

import java.io.IOException;
import java.nio.file.Path;

/** Looks for viruses in a file. */
interface VirusScanner {

  /** What a scanner says of a file. */
  enum Verdict {
    CLEAN,
    INFECTED
  }

  /**
   * Looks at a file.
   *
   * @throws IOException if there is no verdict; the file is not to be taken then
   */
  Verdict scan(Path file) throws IOException;
}
