package io.onething.deadlines;

import io.onething.shared.Localized;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What 行政许可法 art. 45 does not count into the time of a decision: the applicant is told in writing
 * how long it takes.
 */
public enum Article45 {
  HEARING("听证", "hearing"),
  TENDER("招标", "tender"),
  AUCTION("拍卖", "auction"),
  INSPECTION("检验", "inspection"),
  TESTING("检测", "testing"),
  QUARANTINE("检疫", "quarantine"),
  APPRAISAL("鉴定", "appraisal"),
  EXPERT_REVIEW("专家评审", "expert review");

  /** The article, as a suspension names its legal basis. */
  public static final String BASIS = "《中华人民共和国行政许可法》第四十五条";

  private final Localized names;

  Article45(String zh, String en) {
    names = new Localized(zh, en);
  }

  public Localized names() {
    return names;
  }

  /** The ground of this code ({@code EXPERT_REVIEW}) or of this name in either language. */
  static Optional<Article45> of(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return Arrays.stream(values())
        .filter(ground -> ground.name().equals(code) || ground.names.zh().equals(text.strip()))
        .findFirst();
  }
}
