package io.onething.shared;

/**
 * The catalogue of errors that leave the server, each with whose fault it is and how HTTP says it.
 * Listed for readers in {@code src/docs/reference/errors.md}.
 */
public enum ErrorCode {
  INVALID_INPUT(Fault.CALLER, 422, "提交的内容有误", "What was sent has faults"),
  MALFORMED_REQUEST(Fault.CALLER, 400, "请求格式有误", "The request cannot be read"),
  TOO_LARGE(Fault.CALLER, 413, "请求内容过大", "The request is too large"),
  UNKNOWN_ADDRESS(Fault.CALLER, 404, "没有这个地址", "There is nothing at this address"),
  UNKNOWN_BUNDLE(Fault.CALLER, 404, "没有这件事", "There is no such bundle"),
  UNKNOWN_CASE(Fault.CALLER, 404, "没有这个办件", "There is no such case"),
  UNKNOWN_PREFILL(Fault.CALLER, 404, "没有这次预填", "There is no such prefill"),
  UNKNOWN_DOCUMENT(Fault.CALLER, 404, "没有这份文书", "There is no such document"),
  UNKNOWN_UPLOAD(Fault.CALLER, 404, "没有这个文件", "There is no such file"),
  UNKNOWN_TASK(Fault.CALLER, 404, "没有这个待办", "There is no such task"),
  UNKNOWN_CLOCK(Fault.CALLER, 404, "没有这个时限", "There is no such clock"),
  UNKNOWN_ORDER(Fault.CALLER, 404, "没有这张督办单", "There is no such order"),
  CONSENT_MISSING(Fault.CALLER, 422, "尚未授权查询", "The queries were not consented to"),
  KEY_REUSED(Fault.CALLER, 422, "幂等键已用于另一份申请", "The key was used for another request"),
  KEY_MISSING(Fault.CALLER, 400, "缺少幂等键", "The Idempotency-Key header is missing"),
  NOT_NOW(Fault.CALLER, 409, "办件当前状态不允许此操作", "The case does not allow this now"),
  NOT_CONNECTED(
      Fault.CALLER, 409, "部门尚未接通，不能生效", "A department is not connected yet; it cannot count"),
  NOT_IN_SEASON(Fault.CALLER, 409, "现在不受理这项申请", "This is not taken now"),
  ALREADY_APPLIED(Fault.CALLER, 409, "已经申请过", "There is an application already"),
  CALENDAR_CHANGED(
      Fault.CALLER, 409, "日历已另有更新，请重新预览", "The calendar has changed since; preview again"),
  ORGANISATION_CHANGED(
      Fault.CALLER, 409, "机构已另有更新，请重新比较", "The organisation has changed since; compare again"),
  NOT_SIGNED_IN(Fault.CALLER, 401, "请先登录", "Sign in first"),
  FORBIDDEN(Fault.CALLER, 403, "无权进行此操作", "You may not do this"),
  TOO_MANY_TRIES(Fault.CALLER, 429, "尝试次数过多，请稍后再试", "Too many tries, come back later"),
  BAD_SIGNATURE(Fault.DEPARTMENT, 401, "签名无效或已过期", "The signature is wrong or stale"),
  BAD_ANSWER(Fault.DEPARTMENT, 422, "部门答复不符合约定", "The department's answer breaks the contract"),
  UNKNOWN_TICKET(Fault.DEPARTMENT, 404, "没有这个受理号", "There is no such ticket"),
  CASE_CLOSED(Fault.DEPARTMENT, 409, "办件已办结", "The case is closed"),
  ANSWER_TOO_LATE(Fault.DEPARTMENT, 409, "办件已不再等待此答复", "The case no longer waits for this answer"),
  UNAVAILABLE(Fault.SYSTEM, 503, "系统暂时不可用，请稍后再试", "The system is not available now"),
  INTERNAL(Fault.SYSTEM, 500, "系统出错，已记录", "Something went wrong; it was recorded");

  /** Who has to act so that the error goes away. */
  public enum Fault {
    CALLER,
    DEPARTMENT,
    SYSTEM
  }

  private final Fault fault;
  private final int status;
  private final Localized title;

  ErrorCode(Fault fault, int status, String zh, String en) {
    this.fault = fault;
    this.status = status;
    this.title = new Localized(zh, en);
  }

  public Fault fault() {
    return fault;
  }

  /** The HTTP status of the problem. */
  public int status() {
    return status;
  }

  public Localized title() {
    return title;
  }
}
