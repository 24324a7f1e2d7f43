package io.onething.departments.worker;

/** One side did not keep to what was agreed; the message holds no personal data. */
final class ContractBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractBroken(String message) {
    super(message);
  }
}
