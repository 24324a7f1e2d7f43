package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.shared.Localized;
import org.jspecify.annotations.Nullable;

/** What people call the reasons for which a clock stands still. */
final class StandstillReasons {

  /** A reason that nobody named: art. 45 is the only ground there is. */
  static final String UNNAMED = "ARTICLE_45";

  private static final Localized NOT_COUNTED = new Localized("依法不计入办理期限", "not counted by law");

  private StandstillReasons() {}

  /** The name of a reason that may be a code of the bundle. */
  static Localized name(Bundle bundle, String reason) {
    Bundle.@Nullable Code code = bundle.codes().get(reason);
    return code == null ? name(reason) : code.names();
  }

  /** The name of a code of the law; anything else is its own name. */
  static Localized name(String reason) {
    return reason.equals(UNNAMED)
        ? NOT_COUNTED
        : Article45.of(reason).map(Article45::names).orElse(new Localized(reason, reason));
  }

  /** The article that a reason rests on, null for one that the law does not name. */
  static @Nullable String basis(@Nullable String reason) {
    return reason == null || reason.isBlank() || Article45.of(reason).isPresent()
        ? Article45.BASIS
        : null;
  }
}
