package io.onething.sandbox;

/** The demo cannot start as it was told to; the message says what to do, Chinese first. */
final class DemoRefused extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  DemoRefused(String zh, String en) {
    super(zh + "\n" + en);
  }
}
