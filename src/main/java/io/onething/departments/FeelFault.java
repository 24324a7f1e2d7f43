package io.onething.departments;

/**
 * A FEEL expression failed while it was evaluated; the message never holds the values it worked on.
 */
public final class FeelFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed, without any value of the case
   */
  public FeelFault(String message) {
    super(message);
  }
}
