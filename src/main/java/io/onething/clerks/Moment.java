package io.onething.clerks;

import io.onething.shared.Localized;
import java.time.Instant;

/** Something that has happened to a case. */
public record Moment(Instant at, Localized what) {}
