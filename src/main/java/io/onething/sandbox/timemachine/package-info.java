/** Demo only: moves the one time source that feeds our clocks and the engine's timers. */
@NullMarked
package io.onething.sandbox.timemachine;

import org.jspecify.annotations.NullMarked;
