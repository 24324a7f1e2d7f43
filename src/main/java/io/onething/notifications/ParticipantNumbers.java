package io.onething.notifications;

import java.util.Optional;

/**
 * Where people who take part in a case are told. Read when a message is sent, never kept with it.
 */
public interface ParticipantNumbers {

  /** The mobile number of a participant; nothing if she has none, or takes part no more. */
  Optional<String> mobileOf(String participant);
}
