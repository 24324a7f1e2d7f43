package io.onething.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * Looks into a file before it is kept. Neither its name nor what the browser says of it counts.
 * Photographs are drawn anew, so that nothing but the picture is left; a PDF stays as it is, for it
 * may be signed, and is refused if it holds anything that acts.
 */
final class ContentCheck {

  /** One look may need this much memory. */
  private static final long MEMORY_OF_A_LOOK = 200L << 20;

  private final Semaphore looks =
      new Semaphore((int) Math.max(1, Runtime.getRuntime().maxMemory() / MEMORY_OF_A_LOOK), true);

  /**
   * What a file was found to be.
   *
   * @param content the file to keep: the one given, or another beside it
   */
  record Found(FileKind kind, Path content) {}

  /**
   * Looks at a file.
   *
   * @param given the file as it came
   * @param redrawn where a photograph is drawn anew
   * @throws FileFault if it is not what may be handed in
   */
  Found look(Path given, Path redrawn) throws IOException, FileFault {
    FileKind kind = kindOf(given);
    looks.acquireUninterruptibly();
    try {
      if (kind == FileKind.PDF) {
        PdfCheck.check(given);
        return new Found(kind, given);
      }
      Photograph.redraw(given, kind, redrawn);
      return new Found(kind, redrawn);
    } finally {
      looks.release();
    }
  }

  private static FileKind kindOf(Path file) throws IOException, FileFault {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] beginning = content.readNBytes(FileKind.LONGEST_MARK);
      if (beginning.length == 0) {
        throw new FileFault(
            "文件是空的，请重新选择", "The file is empty; choose it again", "a photograph or a PDF");
      }
      return FileKind.of(beginning).orElseThrow(() -> notTaken(beginning));
    }
  }

  private static FileFault notTaken(byte[] beginning) {
    String expected = "image/jpeg, image/png or application/pdf";
    if (FileKind.isHeif(beginning)) {
      return new FileFault(
          "这是 HEIC 格式的照片，系统打不开；请用“拍照”重新拍摄，或在相册中另存为 JPEG 后再传",
          "This is a photograph in the format HEIC, which cannot be read here; take it again with “Take a photograph”,"
              + " or save it as JPEG first",
          expected);
    }
    return new FileFault(
        "只能上传照片（JPEG、PNG）或 PDF；这个文件的内容不是，改名也不行",
        "Only photographs (JPEG, PNG) and PDFs; by its content this is neither, whatever its name",
        expected);
  }
}
