package io.onething.uploads;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDJavascriptNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Real files, good and bad. */
public final class Samples {

  private Samples() {}

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] made(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** A picture whose left half is red. */
  public static byte[] picture(String format, int width, int height) {
    return made(
        out -> {
          BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          Graphics2D drawing = picture.createGraphics();
          drawing.setColor(Color.WHITE);
          drawing.fillRect(0, 0, width, height);
          drawing.setColor(Color.RED);
          drawing.fillRect(0, 0, width / 2, height);
          drawing.dispose();
          ImageIO.write(picture, format, out);
        });
  }

  /** How a file of the ISO base format begins, of this brand. */
  public static byte[] heic(String brand) {
    return ("\0\0\0\30ftyp" + brand + "\0\0\0\0mif1heic").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** As a phone writes it that was held upright: lying on its side, with the mark and a place. */
  public static byte[] photographOnItsSide() {
    byte[] picture = picture("jpeg", 400, 300);
    return made(
        out -> {
          byte[] exif =
              made(
                  marks -> {
                    DataOutputStream data = new DataOutputStream(marks);
                    data.writeBytes("Exif\0\0MM\0*");
                    data.writeInt(8);
                    data.writeShort(1);
                    data.writeShort(0x0112);
                    data.writeShort(3);
                    data.writeInt(1);
                    data.writeShort(6);
                    data.writeShort(0);
                    data.writeInt(0);
                    data.writeBytes("GPS 22.5431 114.0579");
                  });
          DataOutputStream data = new DataOutputStream(out);
          data.write(picture, 0, 2);
          data.writeShort(0xffe1);
          data.writeShort(exif.length + 2);
          data.write(exif);
          data.write(picture, 2, picture.length - 2);
        });
  }

  /** A PNG of a few bytes that says it has 2.5 thousand million points. */
  public static byte[] bombOfAPicture() {
    return made(
        out -> {
          out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
          chunk(
              out,
              "IHDR",
              made(
                  head -> {
                    DataOutputStream data = new DataOutputStream(head);
                    data.writeInt(50_000);
                    data.writeInt(50_000);
                    data.write(new byte[] {8, 2, 0, 0, 0});
                  }));
          chunk(out, "IDAT", deflated(new byte[100_000]));
          chunk(out, "IEND", new byte[0]);
        });
  }

  private static void chunk(OutputStream out, String name, byte[] content) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    byte[] named =
        made(
            both -> {
              both.write(name.getBytes(StandardCharsets.US_ASCII));
              both.write(content);
            });
    CRC32 sum = new CRC32();
    sum.update(named);
    data.writeInt(content.length);
    data.write(named);
    data.writeInt((int) sum.getValue());
  }

  private static byte[] deflated(byte[] content) {
    return made(
        out -> {
          try (DeflaterOutputStream packed =
              new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            packed.write(content);
          }
        });
  }

  public static byte[] pdf() {
    return pdf(document -> {});
  }

  private interface Change {
    void of(PDDocument document) throws IOException;
  }

  private static byte[] pdf(Change change) {
    return made(
        out -> {
          try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.of(document);
            document.save(out);
          }
        });
  }

  public static byte[] pdfWithAScript() {
    return pdf(
        document ->
            document
                .getDocumentCatalog()
                .setOpenAction(new PDActionJavaScript("app.alert('hello')")));
  }

  public static byte[] pdfWithANamedScript() {
    return pdf(
        document -> {
          PDJavascriptNameTreeNode scripts = new PDJavascriptNameTreeNode();
          scripts.setNames(java.util.Map.of("a", new PDActionJavaScript("app.alert(1)")));
          PDDocumentNameDictionary names =
              new PDDocumentNameDictionary(document.getDocumentCatalog());
          names.setJavascript(scripts);
          document.getDocumentCatalog().setNames(names);
        });
  }

  public static byte[] lockedPdf() {
    return pdf(
        document ->
            document.protect(
                new StandardProtectionPolicy("owner", "user", new AccessPermission())));
  }

  /** A table that unpacks to 400 MB, named in a way that hides it from a plain search. */
  public static byte[] bombOfAPdf() {
    byte[] packed =
        made(
            out -> {
              try (DeflaterOutputStream zip =
                  new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 400; i++) {
                  zip.write(zeros);
                }
              }
            });
    return made(
        out -> {
          out.write(
              "%PDF-1.7\n1 0 obj\n<</Type/Obj#53tm/N 1/First 4/Filter/FlateDecode/Length "
                  .getBytes(StandardCharsets.US_ASCII));
          out.write((packed.length + ">>\nstream\n").getBytes(StandardCharsets.US_ASCII));
          out.write(packed);
          out.write(
              "\nendstream\nendobj\ntrailer<</Root 2 0 R>>\nstartxref\n0\n%%EOF\n"
                  .getBytes(StandardCharsets.US_ASCII));
        });
  }

  /** A PDF to a reader of PDFs, an archive to others. */
  public static byte[] pdfThatIsAnArchive() {
    return made(
        out -> {
          out.write(pdf());
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry("run.sh"));
          zip.write("echo".getBytes(StandardCharsets.US_ASCII));
          zip.closeEntry();
          zip.finish();
        });
  }

  /** A picture with a program behind it. */
  public static byte[] pictureWithAProgramBehind() {
    return made(
        out -> {
          out.write(picture("jpeg", 40, 30));
          out.write("<script>alert(1)</script>MZ this program".getBytes(StandardCharsets.US_ASCII));
        });
  }

  /** As Windows starts it. */
  public static byte[] program() {
    byte[] program = new byte[2048];
    program[0] = 'M';
    program[1] = 'Z';
    return program;
  }
}
