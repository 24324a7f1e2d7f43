/**
 * Who is calling, and what they may do: the doors of the server, sign-in with the unified identity
 * (统一身份认证), roles, and the audit trail. Every feature may ask {@link
 * io.onething.access.CurrentPerson}.
 */
@NullMarked
package io.onething.access;

import org.jspecify.annotations.NullMarked;
