package io.onething.shared;

import java.util.Locale;

/**
 * A text shown to people, Chinese first.
 *
 * @param zh the Chinese text
 * @param en the English text
 */
public record Localized(String zh, String en) {

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
