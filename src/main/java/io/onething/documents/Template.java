package io.onething.documents;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JasperReport;

/**
 * A document's template, ready to be filled.
 *
 * @param layout the page around the body: letter or certificate
 * @param body what the document itself says
 * @param issuer the id of the department that issues it
 * @param word the department's word in the document number (发文字号)
 */
record Template(JasperReport layout, JasperReport body, String issuer, String word) {

  /** The names of the values that the body declares. */
  Set<String> fields() {
    return Arrays.stream(body.getFields()).map(JRField::getName).collect(Collectors.toSet());
  }

  /** Whether the body says this value, or asks whether there is one. */
  boolean uses(String value) {
    return fields().stream().anyMatch(field -> Row.subjectOf(field).equals(value))
        || fields().contains(value);
  }
}
