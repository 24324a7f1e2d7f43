package io.onething.uploads;

import io.onething.cases.CaseFiles;
import io.onething.cases.FileSeal;
import io.onething.cases.Vault;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of cases. A file is written first and its row after it, and removed the other way
 * round: what a crash leaves behind is a file that no row names, and the sweep takes it away.
 */
public class Uploads {

  /** The longest file that is taken. */
  public static final long MOST_BYTES = 20L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final int LONGEST_NAME = 120;

  private final @Nullable Storage storage;
  private final UploadRows rows;
  private final CaseFiles files;
  private final @Nullable VirusScanner scanner;
  private final ContentCheck check = new ContentCheck();
  private final FileSeal seal;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Uploads(
      @Nullable Storage storage,
      UploadRows rows,
      CaseFiles files,
      @Nullable VirusScanner scanner,
      Vault vault,
      TransactionTemplate transaction,
      Clock clock) {
    this.storage = storage;
    this.rows = rows;
    this.files = files;
    this.scanner = scanner;
    this.seal = vault.files();
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Content that is read once. */
  public interface Content {
    /** Opens it. */
    InputStream open() throws IOException;
  }

  /**
   * Where a file goes to.
   *
   * @param most how many not yet submitted files the field may have
   * @param stillOpen whether the case still waits for the applicant; asked with the case locked
   */
  public record Place(CaseId caseId, String field, int most, Runnable stillOpen) {}

  /**
   * Takes a file in, or refuses it and keeps nothing.
   *
   * @param name what the applicant calls it
   * @param body the file; read up to one byte beyond what is taken
   * @throws OneThingException {@code INVALID_INPUT} with what is wrong, {@code TOO_LARGE}, {@code
   *     UNAVAILABLE} where no store is set, the store is away, or no verdict of the scanner comes
   */
  public Upload receive(Place place, String name, InputStream body) {
    Storage to = storage();
    try {
      Path given = to.incoming().file("given");
      Path redrawn = to.incoming().file("redrawn");
      try {
        copy(body, given, place.field());
        scan(given, place.field());
        ContentCheck.Found found = check.look(given, redrawn);
        return keep(to.store(), place, shortened(name), found);
      } catch (FileFault wrong) {
        throw refused(place.field(), wrong.problem(), wrong.expected());
      } finally {
        Files.deleteIfExists(given);
        Files.deleteIfExists(redrawn);
      }
    } catch (IOException broken) {
      LOG.warn("A file was not taken: {}", broken.toString());
      throw new OneThingException(
          ErrorCode.UNAVAILABLE,
          "The store of files takes none now; nothing of this one was kept",
          List.of(
              new FieldFault(
                  place.field(),
                  new Localized(
                      "文件暂时存不下，这个文件未予接收；已上传的文件不受影响，请稍后再传",
                      "Files cannot be kept at the moment and this one was not taken; those uploaded before are safe. Try again later"),
                  null,
                  "the same file, later")));
    }
  }

  private static void copy(InputStream body, Path to, String field) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      byte[] piece = new byte[64 << 10];
      long length = 0;
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        length += read;
        if (length > MOST_BYTES) {
          throw tooLarge(field);
        }
        out.write(piece, 0, read);
      }
    }
  }

  /** What is said of a file that is too long. */
  public static OneThingException tooLarge(String field) {
    return new OneThingException(
        ErrorCode.TOO_LARGE,
        "The file is longer than " + MOST_BYTES + " bytes",
        List.of(
            new FieldFault(
                field,
                new Localized(
                    "文件超过20 MB，请压缩或分开上传",
                    "The file is larger than 20 MB; make it smaller or split it"),
                null,
                "at most 20 MB")));
  }

  private void scan(Path given, String field) {
    if (scanner == null) {
      return;
    }
    try {
      if (scanner.scan(given) == VirusScanner.Verdict.INFECTED) {
        LOG.warn("A file was refused: the scanner found a virus");
        throw refused(
            field,
            new Localized("文件含有病毒，未予接收", "The file holds a virus and was not taken"),
            "a clean file");
      }
    } catch (IOException noVerdict) {
      LOG.warn("A file was not taken, the scanner gives no verdict: {}", noVerdict.getMessage());
      throw new OneThingException(
          ErrorCode.UNAVAILABLE, "The virus scanner gives no verdict; try again");
    }
  }

  private Upload keep(FileStore to, Place place, String name, ContentCheck.Found found)
      throws IOException {
    String id = UUID.randomUUID().toString();
    to.put(
        id,
        out -> {
          try (OutputStream sealed = seal.sealing(out, id)) {
            Files.copy(found.content(), sealed);
          }
        });
    boolean kept = false;
    try {
      Upload upload =
          new Upload(
              id,
              place.caseId(),
              place.field(),
              name,
              found.kind(),
              Files.size(found.content()),
              clock.instant(),
              false);
      transaction.executeWithoutResult(status -> add(place, upload));
      kept = true;
      return upload;
    } finally {
      if (!kept) {
        removeFile(to, id);
      }
    }
  }

  private void add(Place place, Upload upload) {
    files.lock(place.caseId());
    place.stillOpen().run();
    if (rows.unsubmitted(place.caseId(), place.field()) >= place.most()) {
      throw refused(
          place.field(),
          new Localized(
              "最多" + place.most() + "个文件，请先删除一个",
              "At most " + place.most() + " files; remove one first"),
          "at most " + place.most());
    }
    rows.add(upload);
  }

  /** The file of this id, whoever may see it. */
  public Optional<Upload> find(String id) {
    return rows.find(id);
  }

  /** The files of a case, oldest first. */
  public List<Upload> of(CaseId caseId) {
    return rows.of(caseId);
  }

  /**
   * The content of a file, opened as it is read.
   *
   * @throws OneThingException {@code UNAVAILABLE} if the store does not give it
   */
  public InputStream content(Upload upload) {
    FileStore from = storage().store();
    try {
      InputStream sealed = from.open(upload.id());
      try {
        return seal.opening(sealed, upload.id());
      } catch (IOException damaged) {
        sealed.close();
        throw damaged;
      }
    } catch (IOException gone) {
      LOG.warn("The file {} cannot be read from its store: {}", upload.id(), gone.toString());
      throw new OneThingException(
          ErrorCode.UNAVAILABLE, "The file " + upload.id() + " cannot be read from its store");
    }
  }

  /**
   * Marks files as handed in, in the transaction of the submission.
   *
   * @throws OneThingException {@code INVALID_INPUT} if one was removed at the same moment
   */
  public void submit(CaseId caseId, String field, Collection<String> ids) {
    if (!rows.submit(caseId, ids, clock.instant())) {
      throw refused(
          field,
          new Localized("文件已失效，请重新上传", "A file is gone; upload it again"),
          "files that were uploaded within a day");
    }
  }

  /** Removes a file that was not handed in yet; others stay. */
  public void remove(Upload upload) {
    if (rows.removeUnsubmitted(upload.id())) {
      removeFile(storage().store(), upload.id());
    }
  }

  private static void removeFile(FileStore store, String id) {
    try {
      store.remove(id);
    } catch (IOException later) {
      LOG.warn("The file {} is removed in a later round: {}", id, later.getMessage());
    }
  }

  /**
   * Removes what was never handed in, and files that no row names.
   *
   * @throws IOException if the store is away; what is left then goes in a later round
   */
  int sweep(Instant before) throws IOException {
    if (storage == null) {
      return 0;
    }
    storage.incoming().sweep(before);
    FileStore store = storage.store();
    List<String> stored = store.before(before);
    rows.unsubmittedBefore(before).forEach(rows::removeUnsubmitted);
    int removed = 0;
    for (int from = 0; from < stored.size(); from += 500) {
      List<String> some = stored.subList(from, Math.min(stored.size(), from + 500));
      Collection<String> known = rows.known(some);
      for (String id : some) {
        if (!known.contains(id) && !id.equals(StoreMark.ID)) {
          store.remove(id);
          removed++;
        }
      }
    }
    return removed;
  }

  private Storage storage() {
    if (storage == null) {
      throw new OneThingException(
          ErrorCode.UNAVAILABLE,
          "Neither onething.uploads.folder nor onething.uploads.s3 is set; no file can be taken or shown");
    }
    return storage;
  }

  private static String shortened(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}/\\\\]", "").strip();
    int length = plain.codePointCount(0, plain.length());
    return length <= LONGEST_NAME
        ? plain
        : plain.substring(plain.offsetByCodePoints(0, length - LONGEST_NAME));
  }

  private static OneThingException refused(String field, Localized problem, String expected) {
    return OneThingException.faultyFields(List.of(new FieldFault(field, problem, null, expected)));
  }
}
