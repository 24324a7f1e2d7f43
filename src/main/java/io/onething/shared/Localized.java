package io.onething.shared;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text shown to people, Chinese first.
 *
 * @param zh the Chinese text
 * @param en the English text
 */
public record Localized(String zh, String en) {

  /** The text that a fact or a message keeps in both languages, as {@code {zh, en}}. */
  public static Optional<Localized> kept(@Nullable Object value) {
    return value instanceof Map<?, ?> texts
            && texts.size() == 2
            && texts.get("zh") instanceof String zh
            && texts.get("en") instanceof String en
        ? Optional.of(new Localized(zh, en))
        : Optional.empty();
  }

  /** The name of something that comes again: unchanged in the first round. */
  public Localized inRound(int round) {
    return round <= 1
        ? this
        : new Localized(zh + "（第 " + round + " 次）", en + " (round " + round + ")");
  }

  /** The text in the reader's language: Chinese unless the locale is English. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? en : zh;
  }
}
