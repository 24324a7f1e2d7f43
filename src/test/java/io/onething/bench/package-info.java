/**
 * Measurements that anyone can run: {@code mvn -Pbench verify}, one with {@code
 * -Dbench=<scenario>}.
 */
@NullMarked
package io.onething.bench;

import org.jspecify.annotations.NullMarked;
