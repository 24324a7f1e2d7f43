/**
 * The demo's unified identity (统一身份认证): an OpenID Connect provider with seeded people, who sign in
 * without a password. Only the sandbox may call it in Java; everybody else speaks OpenID Connect to
 * it.
 */
@NullMarked
package io.onething.sandbox.identity;

import org.jspecify.annotations.NullMarked;
