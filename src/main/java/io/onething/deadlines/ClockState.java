package io.onething.deadlines;

/** Whether a clock runs. */
public enum ClockState {
  RUNNING,
  SUSPENDED,
  STOPPED
}
