package io.onething.departments.calls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Adds to a request what proves to the department who we are. */
@FunctionalInterface
interface DepartmentSignIn {

  /** The department asks for nothing, or the connection itself is the proof. */
  DepartmentSignIn NONE = request -> request;

  /**
   * The request with its proof.
   *
   * @throws NoAnswer when the proof cannot be had now
   */
  OutgoingRequest sign(OutgoingRequest request) throws NoAnswer, InterruptedException;

  /**
   * Whether a request that was answered with 401 may be signed anew and sent once more.
   *
   * @param refused the request as it was sent
   */
  default boolean renews(OutgoingRequest refused) {
    return false;
  }

  /** A header that is always the same. */
  static DepartmentSignIn header(String name, String value) {
    return request -> request.with(name, value);
  }

  /** User name and password, RFC 7617, in UTF-8. */
  static DepartmentSignIn basic(String user, String password) {
    return header("Authorization", basicValue(user, password));
  }

  /** The value of an {@code Authorization} header for user and password. */
  static String basicValue(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
