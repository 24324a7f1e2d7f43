package io.onething.departments.calls;

/** One side did not keep to what was agreed; the message holds no personal data. */
public final class ContractBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was agreed and not kept, without any value of the case
   */
  public ContractBroken(String message) {
    super(message);
  }
}
