package io.onething.documents;

import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;

/**
 * The one row that a document is filled with. A field {@code hasX} of class Boolean says whether
 * there is a value {@code x}; a value that is missing reads as {@code ／}, as on official forms.
 */
final class Row implements JRDataSource {

  private static final String MISSING = "／";

  private final Map<String, String> values;
  private boolean given;

  Row(Map<String, String> values) {
    this.values = values;
  }

  @Override
  public boolean next() {
    boolean first = !given;
    given = true;
    return first;
  }

  @Override
  public Object getFieldValue(JRField field) {
    if (field.getValueClass() == Boolean.class) {
      return values.containsKey(subjectOf(field.getName()));
    }
    return values.getOrDefault(field.getName(), MISSING);
  }

  /** {@code hasReason} asks for {@code reason}. */
  static String subjectOf(String name) {
    return name.startsWith("has") && name.length() > 3
        ? Character.toLowerCase(name.charAt(3)) + name.substring(4)
        : name;
  }
}
