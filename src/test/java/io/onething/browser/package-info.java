/** The portal, Tasklist and the sandbox's page as people meet them: in a real browser. */
@NullMarked
package io.onething.browser;

import org.jspecify.annotations.NullMarked;
