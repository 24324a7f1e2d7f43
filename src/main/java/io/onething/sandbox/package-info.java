/** Demo only, not in the product jar: departments, identity, embedded database and time machine. */
@NullMarked
package io.onething.sandbox;

import org.jspecify.annotations.NullMarked;
