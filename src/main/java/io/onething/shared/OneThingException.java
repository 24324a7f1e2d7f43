package io.onething.shared;

import java.util.List;

/**
 * A request that was refused, with what a person needs to put it right. It becomes an RFC 9457
 * problem at the HTTP boundary. The message must hold no personal data: it is logged.
 */
public class OneThingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldFault> faults;

  public OneThingException(ErrorCode code, String detail) {
    this(code, detail, List.of());
  }

  public OneThingException(ErrorCode code, String detail, List<FieldFault> faults) {
    super(detail);
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  /** Input that was refused for these fields. */
  public static OneThingException faultyFields(List<FieldFault> faults) {
    return new OneThingException(
        ErrorCode.INVALID_INPUT,
        "Fields at fault: " + faults.stream().map(FieldFault::field).toList(),
        faults);
  }

  public ErrorCode code() {
    return code;
  }

  /** The fields at fault, empty when the request as a whole is refused. */
  public List<FieldFault> faults() {
    return faults;
  }
}
