/** What the documents say, compared with what is there. */
@NullMarked
package io.onething.docs;

import org.jspecify.annotations.NullMarked;
