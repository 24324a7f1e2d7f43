/** What every request passes and every refusal looks like: address check, body limit, problems. */
@NullMarked
package io.onething.access.web;

import org.jspecify.annotations.NullMarked;
