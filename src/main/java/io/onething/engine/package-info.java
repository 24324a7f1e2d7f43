/**
 * The only package that talks to the Camunda engine: starts and correlates, deploys, checks models,
 * records what a model says about its case, and lets workers fetch their tasks.
 */
@NullMarked
package io.onething.engine;

import org.jspecify.annotations.NullMarked;
