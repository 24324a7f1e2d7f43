package io.onething.journal;

/**
 * A task is handed out that was before: the call failed, or nobody has reported what became of it.
 * Published in the transaction that writes the delivery down.
 */
public record HandedOutAgain(String topic) {}
