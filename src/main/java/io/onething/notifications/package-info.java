/**
 * What people are told: an outbox written in the transaction of the case's step, and the channels
 * that empty it. Texts are made when they are read, so that none is stored with personal data.
 */
@NullMarked
package io.onething.notifications;

import org.jspecify.annotations.NullMarked;
