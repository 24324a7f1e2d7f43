/**
 * Which bundles exist: reads and checks the files under processes/, forms/ and workers/ before
 * anything starts.
 */
@NullMarked
package io.onething.catalog;

import org.jspecify.annotations.NullMarked;
