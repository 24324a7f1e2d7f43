package io.onething.notifications;

/** The ways to a person. */
enum Channel {
  /** Shown in the portal; nothing has to be sent. */
  IN_APP,
  SMS
}
