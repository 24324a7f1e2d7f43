package io.onething.shared;

/** One or more settings of a role are missing or unusable; the message has one line for each. */
public final class MissingSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line per setting: where, which, what is expected
   */
  public MissingSetting(String message) {
    super(message);
  }
}
