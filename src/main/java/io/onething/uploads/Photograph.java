package io.onething.uploads;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a photograph anew: upright, without place, time and camera, and without whatever else a
 * file may carry behind a picture. Large ones are read at a fraction of their size, so that a
 * picture never takes more memory than a page needs to be legible.
 */
final class Photograph {

  /** No camera takes more; what claims to is made to exhaust the server. */
  private static final int MOST_ON_A_SIDE = 20_000;

  private static final long MOST_PIXELS = 120_000_000;

  /** An A4 page at 350 dots per inch. */
  private static final int KEPT_ON_A_SIDE = 4_200;

  private static final long MOST_BYTES_IN_MEMORY = 72L << 20;
  private static final float QUALITY = 0.9f;

  private Photograph() {}

  /** Reads a picture and writes it anew, as the same kind. */
  static void redraw(Path given, FileKind kind, Path to) throws IOException, FileFault {
    BufferedImage picture =
        kind == FileKind.JPEG ? upright(read(given, kind), given) : read(given, kind);
    write(picture, kind, to);
  }

  private static BufferedImage read(Path given, FileKind kind) throws IOException, FileFault {
    ImageReader reader = readerOf(kind);
    try (ImageInputStream in = ImageIO.createImageInputStream(given.toFile())) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > MOST_ON_A_SIDE
          || height > MOST_ON_A_SIDE
          || (long) width * height > MOST_PIXELS) {
        throw new FileFault(
            "照片尺寸异常（" + width + "×" + height + "），请重新拍摄",
            "The picture is too large: " + width + " x " + height + "; take it again",
            "at most "
                + MOST_ON_A_SIDE
                + " on a side and "
                + MOST_PIXELS / 1_000_000
                + " megapixels");
      }
      ImageReadParam reading = reader.getDefaultReadParam();
      int every = every(width, height, bytesOf(reader.getRawImageType(0)));
      reading.setSourceSubsampling(every, every, 0, 0);
      return reader.read(0, reading);
    } catch (IOException | RuntimeException unreadable) {
      throw new FileFault(
          "照片已损坏或格式不受支持，请重新拍摄后上传",
          "The picture is damaged or of a kind that cannot be read; take it again",
          "a JPEG or PNG as cameras and phones make them");
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader readerOf(FileKind kind) {
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT));
    return readers.next();
  }

  private static int bytesOf(@Nullable ImageTypeSpecifier type) {
    return type == null ? 3 : Math.max(1, type.getColorModel().getPixelSize() / 8);
  }

  /** Every how manieth pixel is read, across and down. */
  private static int every(int width, int height, int bytes) {
    int every = 1;
    while (Math.max(width, height) / every > KEPT_ON_A_SIDE
        || (long) (width / every) * (height / every) * bytes > MOST_BYTES_IN_MEMORY) {
      every++;
    }
    return every;
  }

  /** Turns what a phone took lying on its side. */
  private static BufferedImage upright(BufferedImage picture, Path given) {
    int orientation = orientation(given);
    int width = picture.getWidth();
    int height = picture.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> new AffineTransform();
        };
    if (turn.isIdentity()) {
      return picture;
    }
    boolean lying = orientation > 4;
    BufferedImage turned =
        new BufferedImage(
            lying ? height : width, lying ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D drawing = turned.createGraphics();
    drawing.drawImage(picture, turn, null);
    drawing.dispose();
    return turned;
  }

  private static int orientation(Path given) {
    try {
      ExifIFD0Directory marks =
          ImageMetadataReader.readMetadata(given.toFile())
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      return marks != null && marks.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
          ? marks.getInt(ExifIFD0Directory.TAG_ORIENTATION)
          : 1;
    } catch (ImageProcessingException | MetadataException | IOException | RuntimeException none) {
      return 1;
    }
  }

  private static void write(BufferedImage picture, FileKind kind, Path to) throws IOException {
    ImageWriter writer =
        ImageIO.getImageWritersByFormatName(kind.name().toLowerCase(Locale.ROOT)).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(to.toFile())) {
      writer.setOutput(out);
      ImageWriteParam writing = writer.getDefaultWriteParam();
      if (kind == FileKind.JPEG) {
        writing.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        writing.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(picture, null, null), writing);
    } finally {
      writer.dispose();
    }
  }
}
