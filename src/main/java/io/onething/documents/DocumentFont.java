package io.onething.documents;

import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontInfo;
import net.sf.jasperreports.engine.fonts.FontUtil;
import org.jspecify.annotations.Nullable;

/**
 * The one font of issued documents. Without it a PDF comes out with no Chinese in it and no error,
 * so its absence stops the start.
 */
final class DocumentFont {

  /** What a template names; see {@code fonts/document-fonts.xml}. */
  static final String NAME = "OneThing Serif";

  private static final String MAIN = "OneThing Serif SC";
  private static final String RARE = "OneThing Serif JP";
  private static final int COMMON_CHARACTER = 0x4E00;
  private static final int RARE_CHARACTER = 0x20BB7;

  private final java.awt.Font main;
  private final java.awt.Font rare;

  DocumentFont(JasperReportsContext context) {
    main = load(context, MAIN, COMMON_CHARACTER);
    rare = load(context, RARE, RARE_CHARACTER);
  }

  /** The main font, for drawings such as the seal. */
  java.awt.Font at(float points) {
    return main.deriveFont(points);
  }

  /**
   * The text with each character that no font has written as its number, as in {@code 〔U+1F600〕}:
   * nothing of a name vanishes without a trace. Line ends stay, other control characters go.
   */
  String showable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n' || has(character)) {
                shown.appendCodePoint(character);
              } else if (!Character.isISOControl(character)) {
                shown.append("〔U+").append("%04X".formatted(character)).append('〕');
              }
            });
    return shown.toString();
  }

  private boolean has(int character) {
    return !Character.isISOControl(character)
        && (main.canDisplay(character) || rare.canDisplay(character));
  }

  private static java.awt.Font load(JasperReportsContext context, String family, int character) {
    try {
      @Nullable FontInfo info = FontUtil.getInstance(context).getFontInfo(family, null);
      if (info != null) {
        java.awt.Font font = info.getFontFamily().getNormalFace().getFont();
        if (font.canDisplay(character)) {
          return font;
        }
      }
      throw missing(family, character, null);
    } catch (JRRuntimeException unreadable) {
      throw missing(family, character, unreadable);
    }
  }

  private static IllegalStateException missing(
      String family, int character, @Nullable Throwable cause) {
    return new IllegalStateException(
        "The document font '"
            + family
            + "' is missing or lacks U+%04X".formatted(character)
            + "; expected the files that fonts/document-fonts.xml names, on the class path."
            + " The build fetches them with npm from src/main/fonts",
        cause);
  }
}
