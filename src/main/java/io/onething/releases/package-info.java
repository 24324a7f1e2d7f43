/**
 * Takes bundles in while the system runs: from Camunda Modeler's dialog, from the command {@code
 * release}; and lets modelers decide from when a release counts.
 */
@NullMarked
package io.onething.releases;

import org.jspecify.annotations.NullMarked;
