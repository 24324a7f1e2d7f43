/** The roles of OneThing; each is a Spring context of its own and they speak HTTP to each other. */
@NullMarked
package io.onething;

import org.jspecify.annotations.NullMarked;
