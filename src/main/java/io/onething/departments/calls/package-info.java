/**
 * Makes a department's calls: writes the request as the call's file says, signs in, sends, and
 * understands the answer. It knows neither server nor task queue; {@code DepartmentCaller} is the
 * way in, for the worker role and for whoever tries a call out.
 */
@NullMarked
package io.onething.departments.calls;

import org.jspecify.annotations.NullMarked;
