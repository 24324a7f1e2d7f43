package io.onething.uploads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a PDF is one from its first byte to its last, opens without a password, has pages, and
 * holds nothing that acts by itself: no scripts, no programs to start, no files within.
 */
final class PdfCheck {

  private static final int MOST_PAGES = 300;
  private static final int MOST_OBJECTS = 300_000;

  /** Space and comment that programs leave behind the end mark. */
  private static final int LONGEST_REST = 64;

  /** A ZIP's last record and its longest comment. */
  private static final int LONGEST_ZIP_END = 22 + 65_535;

  private static final Set<String> ACTING =
      Set.of(
          "JS",
          "JavaScript",
          "Launch",
          "EmbeddedFile",
          "EmbeddedFiles",
          "RichMedia",
          "XFA",
          "SubmitForm",
          "ImportData");

  private PdfCheck() {}

  /**
   * Looks at a file that begins as a PDF.
   *
   * @throws FileFault if it is anything more or less
   */
  static void check(Path file) throws IOException, FileFault {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      checkEnd(content);
      PackedObjects.check(content);
    }
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
      if (document.isEncrypted()) {
        throw locked();
      }
      int pages = document.getNumberOfPages();
      if (pages < 1 || pages > MOST_PAGES) {
        throw new FileFault(
            "PDF 有" + pages + "页，应有1至" + MOST_PAGES + "页，请分开上传",
            "The PDF has " + pages + " pages, 1 to " + MOST_PAGES + " are taken; split it",
            "1 to " + MOST_PAGES);
      }
      for (int i = 0; i < pages; i++) {
        document.getPage(i);
      }
      refuseActing(document.getDocument().getTrailer());
    } catch (InvalidPasswordException password) {
      throw locked();
    } catch (IOException | RuntimeException unreadable) {
      throw damaged();
    }
  }

  private static void checkEnd(ByteBuffer content) throws FileFault {
    int size = content.limit();
    int from = Math.max(0, size - LONGEST_ZIP_END);
    String end = text(content, from, size);
    int mark = end.lastIndexOf("%%EOF");
    if (mark < 0) {
      throw damaged();
    }
    String rest = end.substring(mark + 5);
    boolean zip = false;
    for (int at = end.indexOf("PK\5\6"); at >= 0; at = end.indexOf("PK\5\6", at + 1)) {
      zip |=
          at + 22 <= end.length()
              && at + 22 + end.charAt(at + 20) + (end.charAt(at + 21) << 8) == end.length();
    }
    if (zip || (rest.length() > LONGEST_REST && !rest.isBlank())) {
      throw new FileFault(
          "PDF 后面附带了别的内容，请重新导出后上传",
          "Something else follows the PDF in this file; print it to a PDF again",
          "a PDF that ends with its end mark");
    }
  }

  private static String text(ByteBuffer content, int from, int to) {
    byte[] bytes = new byte[to - from];
    content.get(from, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void refuseActing(COSDictionary trailer) throws FileFault {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> open = new ArrayDeque<>();
    open.add(trailer);
    while (!open.isEmpty()) {
      COSBase each = open.pop();
      if (!seen.add(each)) {
        continue;
      }
      if (seen.size() > MOST_OBJECTS) {
        throw damaged();
      }
      if (each instanceof COSObject reference) {
        add(open, reference.getObject());
      } else if (each instanceof COSName name && ACTING.contains(name.getName())) {
        throw acting();
      } else if (each instanceof COSArray array) {
        for (int i = 0; i < array.size(); i++) {
          add(open, array.get(i));
        }
      } else if (each instanceof COSDictionary dictionary) {
        dictionary.keySet().forEach(open::add);
        dictionary.keySet().forEach(key -> add(open, dictionary.getItem(key)));
      }
    }
  }

  private static void add(Deque<COSBase> open, @Nullable COSBase found) {
    if (found != null) {
      open.add(found);
    }
  }

  private static FileFault acting() {
    return new FileFault(
        "PDF 含有脚本、附件或可执行内容，不能接收；请“打印为 PDF”后再上传",
        "The PDF holds scripts, attachments or something that starts by itself; print it to a PDF again",
        "a PDF with pages only");
  }

  static FileFault locked() {
    return new FileFault(
        "PDF 设有密码，请去掉密码后上传",
        "The PDF is locked; take its password away and upload it again",
        "a PDF without a password");
  }

  static FileFault damaged() {
    return new FileFault(
        "PDF 已损坏或不完整，请重新导出后上传",
        "The PDF is damaged or not whole; export it again",
        "a PDF that opens");
  }
}
