package io.onething.deadlines;

import io.onething.shared.Localized;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long 行政许可法 art. 42 gives for a decision, by how much the time may be extended, and by whom.
 * Once, and the applicant is told the reason.
 */
public enum Article42 {
  /** One authority decides. */
  DECISION(20, 10, Approver.HEAD_OF_AUTHORITY),
  /** Several decide together: unified, joint or centralised handling. */
  JOINT_DECISION(45, 15, Approver.HEAD_OF_GOVERNMENT);

  /** The article, as an extension names its legal basis. */
  public static final String BASIS = "《中华人民共和国行政许可法》第四十二条";

  /** Who may grant more time. */
  public enum Approver {
    HEAD_OF_AUTHORITY("本行政机关负责人", "head of the authority"),
    HEAD_OF_GOVERNMENT("本级人民政府负责人", "head of the government at that level");

    private final Localized names;

    Approver(String zh, String en) {
      names = new Localized(zh, en);
    }

    public Localized names() {
      return names;
    }

    /** The office as manifests and roles name it: {@code head-of-authority}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The office of this id; nothing for one that the law does not name. */
    static Optional<Approver> of(@Nullable String id) {
      return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
  }

  private final Limit limit;
  private final Limit mostAdded;
  private final Approver approver;

  Article42(int days, int mostAdded, Approver approver) {
    this.limit = new Limit.WorkingDays(days);
    this.mostAdded = new Limit.WorkingDays(mostAdded);
    this.approver = approver;
  }

  public Limit limit() {
    return limit;
  }

  /** The most that may be added. */
  public Limit mostAdded() {
    return mostAdded;
  }

  public Approver approver() {
    return approver;
  }

  /** The rule for a limit; nothing for one that this law does not extend. */
  public static Optional<Article42> of(Limit limit) {
    return Arrays.stream(values()).filter(rule -> rule.limit.equals(limit)).findFirst();
  }
}
