package io.onething.departments;

/**
 * A department's later answer, understood.
 *
 * @param ticket what the department called our request
 * @param message name of the BPMN message that the case waits for
 * @param outcome facts and flags that it brings
 */
public record CallbackAnswer(String ticket, String message, Outcome outcome) {}
