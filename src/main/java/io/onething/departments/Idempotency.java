package io.onething.departments;

/** Why a call may safely be made a second time. */
public sealed interface Idempotency {

  /** The call has no effect at the department. */
  record Query() implements Idempotency {}

  /**
   * The department recognises a repeated call by its key.
   *
   * @param header the header that carries the key
   */
  record Key(String header) implements Idempotency {}

  /** Each case of a batch carries a key of its own, {@code key}. */
  record Item() implements Idempotency {}

  /** The department does not recognise it, but can be asked whether it has been done. */
  record Asked(Check check) implements Idempotency {}
}
