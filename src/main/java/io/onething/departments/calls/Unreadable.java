package io.onething.departments.calls;

/** The body of an answer cannot be read; the message holds nothing of it. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean promised;

  private Unreadable(String message, boolean promised) {
    super(message);
    this.promised = promised;
  }

  /** It is of a kind that we read, but broken: cut short, perhaps. */
  static Unreadable malformed(String kind) {
    return new Unreadable("answer is malformed or truncated " + kind, true);
  }

  /** It is of a kind that nobody agreed on. */
  static Unreadable foreign() {
    return new Unreadable("answer is neither JSON nor XML nor a form", false);
  }

  /** It is more than we are willing to read. */
  static Unreadable excessive(String what) {
    return new Unreadable("answer has " + what, false);
  }

  /** Whether it is of the kind that was promised: the next one may be whole. */
  boolean isPromised() {
    return promised;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
