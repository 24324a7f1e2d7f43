package io.onething.documents;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/**
 * Stands where the authority's electronic seal (电子印章) would be; says that it is a demonstration. A
 * production deployment replaces it by the authority's sealing service.
 */
final class Seal extends AbstractRenderer implements Graphics2DRenderable {

  private static final long serialVersionUID = 1L;
  private static final Color RED = new Color(0xC8, 0x10, 0x2E);
  private static final String NOTE = "电子印章（演示）";
  private static final double ARC = Math.toRadians(250);

  private final String authority;
  private final transient DocumentFont font;

  Seal(String authority, DocumentFont font) {
    this.authority = authority;
    this.font = font;
  }

  @Override
  public void render(JasperReportsContext context, Graphics2D canvas, Rectangle2D area) {
    Graphics2D ink = (Graphics2D) canvas.create();
    ink.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.85f));
    ink.translate(area.getX(), area.getY());
    ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double size = Math.min(area.getWidth(), area.getHeight());
    double radius = size / 2;
    ink.translate(radius, radius);
    ink.setColor(RED);
    double rim = size / 40;
    ink.setStroke(new BasicStroke((float) rim));
    ink.draw(new Ellipse2D.Double(-radius + rim, -radius + rim, size - 2 * rim, size - 2 * rim));
    ink.fill(star(radius * 0.28));
    name(ink, radius * 0.72, (float) (size / Math.max(9, authority.length() * 0.72)));
    note(ink, radius * 0.6, (float) (size / 13));
    ink.dispose();
  }

  private void name(Graphics2D ink, double radius, float points) {
    Font bold = font.at(Math.min(points, (float) radius / 2.6f));
    int[] characters = authority.codePoints().toArray();
    double step = characters.length < 2 ? 0 : ARC / Math.max(characters.length - 1, 9);
    double angle = -step * (characters.length - 1) / 2;
    for (int character : characters) {
      Shape glyph = glyph(bold, Character.toString(character));
      AffineTransform place = AffineTransform.getRotateInstance(angle);
      place.translate(-glyph.getBounds2D().getCenterX(), -radius + bold.getSize2D() * 0.38);
      Shape placed = place.createTransformedShape(glyph);
      ink.fill(placed);
      ink.setStroke(new BasicStroke(bold.getSize2D() / 30));
      ink.draw(placed);
      angle += step;
    }
  }

  private void note(Graphics2D ink, double drop, float points) {
    Shape glyphs = glyph(font.at(points), NOTE);
    ink.fill(
        AffineTransform.getTranslateInstance(-glyphs.getBounds2D().getCenterX(), drop)
            .createTransformedShape(glyphs));
  }

  private static Shape glyph(Font font, String text) {
    return font.createGlyphVector(new FontRenderContext(null, true, true), text).getOutline();
  }

  private static Shape star(double radius) {
    Path2D star = new Path2D.Double();
    for (int point = 0; point < 10; point++) {
      double reach = point % 2 == 0 ? radius : radius * 0.382;
      double angle = -Math.PI / 2 + point * Math.PI / 5;
      double x = reach * Math.cos(angle);
      double y = reach * Math.sin(angle);
      if (point == 0) {
        star.moveTo(x, y);
      } else {
        star.lineTo(x, y);
      }
    }
    star.closePath();
    return star;
  }
}
