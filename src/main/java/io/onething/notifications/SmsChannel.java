package io.onething.notifications;

/** Sends a text to a mobile telephone. A city puts its own gateway here. */
public interface SmsChannel {

  /**
   * Sends the text.
   *
   * @param mobile the number to send to
   * @param key the same for every try of one message, so that a gateway can drop repetitions
   * @throws RuntimeException if it was not taken; it is tried again later
   */
  void send(String mobile, String text, String key);
}
