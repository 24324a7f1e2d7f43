package io.onething.uploads;

import io.onething.cases.FileSeal;
import io.onething.shared.MissingSetting;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The store that the settings choose, with the place where files lie before they are in it.
 *
 * @param store where sealed files are kept
 * @param incoming where a file lies while it is taken in
 */
record Storage(FileStore store, Incoming incoming) {

  /**
   * Opens it, and sees that files can be kept there; null where none is set.
   *
   * @throws MissingSetting saying which setting is wrong, and what was expected
   */
  static @Nullable Storage of(UploadSettings settings, FileSeal seal) {
    settings.checkStore();
    if (settings.s3().isWanted()) {
      Incoming incoming = besideNoFolder(settings.incoming());
      S3Store store = new S3Store(settings.s3(), incoming);
      StoreMark.check(
          store, seal, "onething.uploads.s3.bucket is '" + settings.s3().bucket() + "'");
      return new Storage(store, incoming);
    }
    Path folder = settings.folder();
    if (folder == null) {
      return null;
    }
    FolderStore store = new FolderStore(folder);
    StoreMark.check(store, seal, "onething.uploads.folder is '" + folder + "'");
    return new Storage(store, besideFolder(settings.incoming(), folder));
  }

  private static Incoming besideFolder(@Nullable Path set, Path folder) {
    return set == null ? Incoming.in(folder.resolve(FolderStore.INCOMING)) : setByHand(set);
  }

  private static Incoming besideNoFolder(@Nullable Path set) {
    return set == null
        ? own(
            Path.of(System.getProperty("java.io.tmpdir"), "onething-uploads"),
            "is not set, and '%s' cannot be used")
        : setByHand(set);
  }

  private static Incoming setByHand(Path set) {
    return own(set, "is '%s', which cannot be used");
  }

  private static Incoming own(Path folder, String problem) {
    try {
      return Incoming.amongOthers(folder);
    } catch (IOException notOurs) {
      throw new MissingSetting(
          "onething.uploads.incoming "
              + problem.formatted(folder)
              + " ("
              + notOurs.getMessage()
              + "), expected a folder that only the server's user may enter");
    }
  }
}
