package io.onething.supervision;

import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order of supervision (督办单): a department has to answer in writing.
 *
 * @param clock its name in the manifest
 * @param department who has to answer
 * @param office which of its offices had the case; null if it has one group for the whole city, or
 *     none of them served the case
 * @param group whose people have to answer; null for an order from before offices, which the whole
 *     department answers
 * @param answerDue until when
 * @param reminders how often it was reminded
 * @param answer what it has answered, null while it has not
 */
record SupervisionOrder(
    long id,
    CaseId caseId,
    String clock,
    String department,
    @Nullable String office,
    @Nullable String group,
    Cause cause,
    Instant issuedAt,
    Instant answerDue,
    int reminders,
    @Nullable Answer answer) {

  private static final Pattern NUMBER = Pattern.compile("DB-[0-9]{4}-([0-9]{6,18})");

  /** Why it was issued. */
  enum Cause {
    /** The department's time was up. */
    OVERDUE,
    /** Its silence has counted as consent, and its paper is missing. */
    TACIT
  }

  /**
   * What a department has answered.
   *
   * @param name who has answered
   */
  record Answer(String name, String text, Instant at) {}

  /** By which people know it: {@code DB-2026-000012}. */
  String number() {
    return number(id, issuedAt);
  }

  static String number(long id, Instant issuedAt) {
    return String.format(Locale.ROOT, "DB-%d-%06d", CityTime.dateOf(issuedAt).getYear(), id);
  }

  /** The id in a number, 0 if it is none. */
  static long idIn(String number) {
    Matcher parts = NUMBER.matcher(number);
    return parts.matches() ? Long.parseLong(parts.group(1)) : 0;
  }
}
