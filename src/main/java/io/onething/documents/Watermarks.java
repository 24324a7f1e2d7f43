package io.onething.documents;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Writes across a copy of a file who supplied it, for what, for whom and until when
 * (国办函〔2016〕108号): a picture of the screen still says where it comes from.
 */
public final class Watermarks {

  private static final float STRENGTH = 0.3f;
  private static final double SLOPE = -Math.PI / 7;
  private static final int PAGE_WIDTH = 900;
  private static final int PAGE_HEIGHT = 1270;

  private final DocumentFont font;

  Watermarks(DocumentFont font) {
    this.font = font;
  }

  /**
   * Copies a picture with the text across it.
   *
   * @param format {@code jpeg} or {@code png}
   */
  public void onPicture(InputStream from, String format, String text, OutputStream to)
      throws IOException {
    BufferedImage picture = ImageIO.read(from);
    if (picture == null) {
      throw new IOException("Not a picture");
    }
    Graphics2D drawing = picture.createGraphics();
    write(drawing, picture.getWidth(), picture.getHeight(), text);
    drawing.dispose();
    ImageIO.write(picture, format, to);
  }

  /** Copies a PDF with the text across each page. */
  public void onPdf(InputStream from, String text, OutputStream to) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(
            RandomAccessReadBuffer.createBufferFromStream(from),
            IOUtils.createTempFileOnlyStreamCache())) {
      BufferedImage sheet = new BufferedImage(PAGE_WIDTH, PAGE_HEIGHT, BufferedImage.TYPE_INT_ARGB);
      Graphics2D drawing = sheet.createGraphics();
      write(drawing, PAGE_WIDTH, PAGE_HEIGHT, text);
      drawing.dispose();
      PDImageXObject mark = LosslessFactory.createFromImage(document, sheet);
      for (PDPage page : document.getPages()) {
        PDRectangle box = page.getCropBox();
        try (PDPageContentStream above =
            new PDPageContentStream(
                document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
          above.drawImage(
              mark, box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
        }
      }
      document.save(to);
    }
  }

  private void write(Graphics2D drawing, int width, int height, String text) {
    float size = Math.max(12f, Math.min(width, height) / 32f);
    drawing.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    drawing.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, STRENGTH));
    drawing.setColor(new Color(0x80, 0, 0));
    drawing.setFont(font.at(size));
    drawing.rotate(SLOPE, width / 2.0, height / 2.0);
    String shown = font.showable(text);
    int across = drawing.getFontMetrics().stringWidth(shown) + (int) (size * 3);
    int reach = width + height;
    int row = 0;
    for (int y = -reach / 2; y < reach; y += (int) (size * 7), row++) {
      for (int x = -reach - (row % 2) * across / 2; x < reach; x += across) {
        drawing.drawString(shown, x, y);
      }
    }
  }
}
