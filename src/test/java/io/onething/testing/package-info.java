/** What tests of several features share. */
@NullMarked
package io.onething.testing;

import org.jspecify.annotations.NullMarked;
