package io.onething.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onething.shared.Localized;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A paper that the matter used to ask for, and how its content is had now (免提交). What sharing can
 * satisfy may not be collected again (政务数据共享条例).
 *
 * @param names what people call the paper
 * @param obtained how its content is had
 * @param from who gives it: a topic for {@link How#QUERY} and {@link How#VERIFY}, a field of the
 *     applicant's for {@link How#PLEDGE} and {@link How#UPLOAD}, nothing for {@link How#CANCELLED}
 * @param trust how far it may be relied on (国办函〔2016〕108号); null for a paper that is asked for no
 *     more
 * @param departments who would have asked for it; whoever needs it sees it
 * @param reuse how long what a department has said may be used for the person's next case, null if
 *     each case asks again
 * @param contest how a person may contest what a department has said, null if it is not provided
 *     for
 */
public record Material(
    Localized names,
    How obtained,
    @Nullable String from,
    @Nullable Trust trust,
    List<String> departments,
    @Nullable Reuse reuse,
    @Nullable Contest contest) {

  public Material {
    departments = departments == null ? List.of() : List.copyOf(departments);
  }

  /**
   * A department's answer serves the person's later cases, too (数据沿用).
   *
   * @param keepsFor how long after the day of the answer, in natural days: {@code 180d}
   * @param basis the rule or consent that allows it
   */
  public record Reuse(@JsonProperty("for") @Nullable String keepsFor, @Nullable String basis) {

    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,2})d");

    /** The longest: an answer is not kept in use for more than a year. */
    public static final int MOST_DAYS = 366;

    /** In days; nothing if it is not written so, or longer than {@value #MOST_DAYS}. */
    public OptionalInt days() {
      Matcher written = DAYS.matcher(keepsFor == null ? "" : keepsFor);
      int days = written.matches() ? Integer.parseInt(written.group(1)) : 0;
      return days < 1 || days > MOST_DAYS ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** What people consent to. */
    public Localized text() {
      int days = days().orElse(0);
      return new Localized(
          days + "日内为您的其他办件取得过的结果直接沿用，不再查询（依据：" + basis + "）",
          "What was obtained for another case of yours within "
              + days
              + " days is used again (basis: "
              + basis
              + ")");
    }
  }

  /**
   * A person may say that what the department has told is wrong; the department decides.
   *
   * @param clock of the manifest, which runs while the department has the task
   * @param holds BPMN ids of clerks' tasks that are not completed meanwhile; none: the case goes on
   * @param suspends the code of the reason for which the clocks of those tasks stand still while
   *     the value is contested; null where no law lets them, and they run on
   * @param proof the field that takes the files of a proof, null if words have to do
   * @param proofWithin how long the person has for the proof: {@code 10wd}
   */
  public record Contest(
      String clock,
      List<String> holds,
      @Nullable String suspends,
      @Nullable String proof,
      String proofWithin) {

    /** Unless the manifest says otherwise, as long as for a correction. */
    public static final String USUAL_TIME = "10wd";

    public Contest {
      holds = holds == null ? List.of() : List.copyOf(holds);
      proofWithin = proofWithin == null ? USUAL_TIME : proofWithin;
    }
  }

  /** How the content of a paper is had. */
  public enum How {
    /** Nobody needs it any more. */
    @JsonProperty("cancelled")
    CANCELLED("不再需要", "not needed any more"),
    /** A department tells it. */
    @JsonProperty("query")
    QUERY("部门共享，免交", "asked of the department, nothing to hand in"),
    /** The applicant says it, a department confirms it. */
    @JsonProperty("verify")
    VERIFY("部门核验，免交", "confirmed by the department, nothing to hand in"),
    /** The applicant answers for it. */
    @JsonProperty("pledge")
    PLEDGE("告知承诺，免交", "you pledge it, nothing to hand in"),
    /** The applicant hands it in. */
    @JsonProperty("upload")
    UPLOAD("需上传", "to be uploaded");

    private final Localized names;

    How(String zh, String en) {
      this.names = new Localized(zh, en);
    }

    /** As people read it. */
    public Localized names() {
      return names;
    }

    /** Whether the applicant is spared the paper. */
    public boolean isSpared() {
      return this != UPLOAD;
    }

    /** Whether a department is asked. */
    public boolean isAsked() {
      return this == QUERY || this == VERIFY;
    }
  }

  /** Trust level of a material (国办函〔2016〕108号). */
  public enum Trust {
    /** Issued by an authority, used directly. */
    A("政府部门核发，直接使用"),
    /** Checked once at a counter, used again. */
    B("窗口核验过，可复用"),
    /** Uploaded; the original has to be shown. */
    C("上传，须核对原件"),
    /** Made by the applicant, who pledges that it is true. */
    D("自行制作，承诺真实");

    private final String zh;

    Trust(String zh) {
      this.zh = zh;
    }

    /** What the level says, in Chinese. */
    public String meaning() {
      return zh;
    }
  }
}
