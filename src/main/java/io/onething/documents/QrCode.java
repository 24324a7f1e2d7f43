package io.onething.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** A QR code drawn as squares, sharp at any size. */
final class QrCode extends AbstractRenderer implements Graphics2DRenderable {

  private static final long serialVersionUID = 1L;

  private final transient BitMatrix modules;

  QrCode(String text) {
    try {
      modules =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(
          "An address of " + text.length() + " characters does not fit a QR code", tooLong);
    }
  }

  @Override
  public void render(JasperReportsContext context, Graphics2D canvas, Rectangle2D area) {
    double module = Math.min(area.getWidth(), area.getHeight()) / modules.getWidth();
    Path2D dark = new Path2D.Double();
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        if (modules.get(column, row)) {
          dark.append(
              new Rectangle2D.Double(
                  area.getX() + column * module, area.getY() + row * module, module, module),
              false);
        }
      }
    }
    canvas.setColor(Color.BLACK);
    canvas.fill(dark);
  }
}
