package io.onething.departments;

/** How we sign in at a department. */
public sealed interface SignIn {

  /** The department asks for nothing. */
  record None() implements SignIn {}

  /**
   * A key in a header.
   *
   * @param header name of the header
   * @param secret the key
   */
  record ApiKey(String header, Setting secret) implements SignIn {}
}
