package io.onething.documents;

/** A template that JasperReports cannot fill, whatever the values. */
class UnusableTemplate extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableTemplate(String template, Exception cause) {
    super(
        template
            + " cannot be filled: "
            + String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\n\\s*", "; "),
        cause);
  }
}
