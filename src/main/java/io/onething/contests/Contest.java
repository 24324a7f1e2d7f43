package io.onething.contests;

import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a department has supplied and the person says is wrong.
 *
 * @param field the value's field
 * @param topic the query that brought it
 * @param department who has said it, and decides
 * @param visit the step of the case that the department has for it now; null while it has none
 * @param proofDue until when the person may hand in what the department has asked for; kept when it
 *     was handed in, since it is asked for once
 */
public record Contest(
    long id,
    CaseId caseId,
    String field,
    String topic,
    String department,
    State state,
    Words words,
    @Nullable String visit,
    Instant raisedAt,
    @Nullable Instant proofDue,
    @Nullable Instant decidedAt) {

  /** How far it is. */
  public enum State {
    /** Said before the application was submitted; the department hears of it then. */
    NOTED("提交申请后转部门核实", "Goes to the department with the application"),
    OPEN("部门核实中", "With the department"),
    PROOF_ASKED("等待申请人提供证明", "Waiting for the applicant's proof"),
    CONFIRMED("核实后维持", "Found right and kept"),
    CORRECTED("已更正", "Corrected");

    private final Localized names;

    State(String zh, String en) {
      this.names = new Localized(zh, en);
    }

    public Localized names() {
      return names;
    }

    /** Whether it is yet to be decided. */
    public boolean isOpen() {
      return this == OPEN || this == PROOF_ASKED;
    }
  }

  /**
   * What was said, all of it sealed where it is kept.
   *
   * @param value the value that is contested, as it was
   * @param said what the person says
   * @param answer what a clerk has typed: ready to be used, or used
   * @param proof what the person has said when asked for proof
   * @param files ids of the files handed in with it
   */
  public record Words(
      Object value,
      String said,
      @Nullable Answer answer,
      @Nullable String proof,
      List<String> files) {

    public Words {
      files = files == null ? List.of() : List.copyOf(files);
    }

    Words saying(String other) {
      return new Words(value, other, answer, proof, files);
    }

    Words answered(@Nullable Answer by) {
      return new Words(value, said, by, proof, files);
    }

    Words proven(String text, List<String> handedIn) {
      return new Words(value, said, answer, text, handedIn);
    }
  }

  /**
   * What the department says.
   *
   * @param reason why, for the person to read
   * @param value the right value; null unless it is to be corrected
   * @param who the clerk who typed it
   */
  public record Answer(String reason, @Nullable Object value, String who) {}
}
