package io.onething.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onething.shared.Localized;
import java.util.List;
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
 */
public record Material(
    Localized names,
    How obtained,
    @Nullable String from,
    @Nullable Trust trust,
    List<String> departments) {

  public Material {
    departments = departments == null ? List.of() : List.copyOf(departments);
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
