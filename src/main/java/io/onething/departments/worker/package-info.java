/**
 * The worker role: fetches external tasks from the server's engine gateway, calls the departments
 * and reports the outcome. It knows neither engine nor database; everything it needs travels with
 * the task.
 */
@NullMarked
package io.onething.departments.worker;

import org.jspecify.annotations.NullMarked;
