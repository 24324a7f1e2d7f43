package io.onething.sandbox.departments;

/**
 * A request holds something that the department does not take; answered with 400. The value itself
 * is not repeated.
 */
class InputRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  InputRefused(String field, String expected) {
    super(field + " is refused, expected " + expected);
    this.field = field;
  }

  String field() {
    return field;
  }
}
