package io.onething.access;

/**
 * Somebody has signed in with a session. Published before the answer is sent; a listener that fails
 * undoes the sign-in.
 */
public record PersonSignedIn(Person person) {}
