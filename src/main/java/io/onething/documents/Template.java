package io.onething.documents;

import net.sf.jasperreports.engine.JasperReport;

/**
 * A document's template, ready to be filled.
 *
 * @param layout the page around the body: {@code letter} or {@code certificate}
 * @param body what the document itself says
 * @param issuer the department that issues it
 * @param word the department's word in the document number (发文字号)
 */
record Template(JasperReport layout, JasperReport body, String issuer, String word) {}
