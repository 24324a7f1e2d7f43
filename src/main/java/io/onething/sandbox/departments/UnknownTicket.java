package io.onething.sandbox.departments;

/** There is no request to move somebody out with this ticket; answered with 404. */
class UnknownTicket extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownTicket() {
    super("There is no request with this ticket.");
  }
}
