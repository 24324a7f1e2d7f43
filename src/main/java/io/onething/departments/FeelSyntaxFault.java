package io.onething.departments;

/** A FEEL text that cannot be parsed; the message says from where on it is not understood. */
public final class FeelSyntaxFault extends Exception {
  private static final long serialVersionUID = 1L;

  FeelSyntaxFault(String message) {
    super(message);
  }
}
