package io.onething.sandbox.departments;

/** A request to move somebody out stands so that this cannot be done with it; answered with 409. */
class MoveOutConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  MoveOutConflict(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
