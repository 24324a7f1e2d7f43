/** What each person lives through with the whole demo running, told over real HTTP. */
@NullMarked
package io.onething.stories;

import org.jspecify.annotations.NullMarked;
