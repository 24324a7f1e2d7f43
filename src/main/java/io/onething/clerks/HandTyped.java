package io.onething.clerks;

import io.onething.cases.AnswerWay;
import io.onething.cases.GivingUp;
import io.onething.cases.HandAnswer;
import io.onething.catalog.Bundle;
import io.onething.catalog.FieldText;
import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a person has typed for a department, as strictly as the department's own answer; all
 * faults at once.
 */
final class HandTyped {

  private static final int LONGEST_TICKET = 128;
  private static final int SHORTEST_WHO = 2;
  private static final int LONGEST_WHO = 100;
  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_NUMBER = 18;

  private final Bundle bundle;
  private final Call call;
  private final LocalDate today;
  private final List<FieldFault> faults = new ArrayList<>();

  HandTyped(Bundle bundle, Call call, LocalDate today) {
    this.bundle = bundle;
    this.call = call;
    this.today = today;
  }

  /**
   * @throws OneThingException {@code INVALID_INPUT} with every fault
   */
  HandAnswer answer(FallbackDeskPages.TypedAnswer typed) {
    Map<String, Object> facts = new LinkedHashMap<>();
    given(typed.facts())
        .forEach((key, value) -> fact(key, value).ifPresent(good -> facts.put(key, good)));
    Map<String, String> flags = new LinkedHashMap<>();
    given(typed.flags())
        .forEach((key, value) -> flag(key, value).ifPresent(good -> flags.put(key, good)));
    boolean expected = !call.answers().isEmpty() || !call.flags().isEmpty();
    if (expected && facts.isEmpty() && flags.isEmpty() && faults.isEmpty()) {
      fault("facts", "请至少填写一项答复内容", "The answer brings nothing", "a fact or a flag");
    }
    @Nullable String ticket = ticket(typed.ticket());
    String who = text("who", typed.who(), SHORTEST_WHO, LONGEST_WHO, "请填写部门答复人");
    AnswerWay way =
        Arrays.stream(AnswerWay.values())
            .filter(known -> known.name().equals(typed.way()))
            .findFirst()
            .orElse(null);
    if (way == null) {
      fault(
          "way",
          "请选择答复方式",
          "The way of the answer is missing",
          "one of " + Arrays.toString(AnswerWay.values()));
    }
    refuseFaults();
    return new HandAnswer(facts, flags, ticket, who, java.util.Objects.requireNonNull(way));
  }

  /**
   * @param choices as what the call can be given up
   * @throws OneThingException {@code INVALID_INPUT} with every fault
   */
  GivingUp givingUp(FallbackDeskPages.TypedGivingUp typed, List<DeskSheet.GivingUpChoice> choices) {
    Optional<DeskSheet.GivingUpChoice> choice =
        choices.stream().filter(one -> one.id().equals(typed.error())).findFirst();
    if (choice.isEmpty()) {
      fault(
          "error",
          choices.isEmpty() ? "本环节不能放弃办理" : "请选择不予办理的情形",
          "Not something that the model catches here",
          "one of " + choices.stream().map(DeskSheet.GivingUpChoice::id).toList());
    }
    @Nullable String reason = blankAsNull(typed.reason());
    List<String> reasons =
        choice
            .map(one -> one.reasons().stream().map(CaseSheet.Named::id).toList())
            .orElse(List.of());
    if (choice.isPresent() && (reasons.isEmpty() ? reason != null : !reasons.contains(reason))) {
      fault("reason", "请选择告知申请人的原因", "Not a reason of this error", "one of " + reasons);
    }
    @Nullable String note = blankAsNull(typed.note());
    if (note != null) {
      note = text("note", note, 1, LONGEST_NOTE, "备注过长");
    }
    refuseFaults();
    return new GivingUp(String.valueOf(typed.error()), reason, note);
  }

  /**
   * One value, for the field {@code facts.<key>}; nothing if it is left out.
   *
   * @throws OneThingException {@code INVALID_INPUT} with every fault
   */
  Optional<Object> value(String key, @Nullable Object value) {
    Optional<Object> good = fact(key, value);
    refuseFaults();
    return good;
  }

  private Optional<Object> fact(String key, @Nullable Object value) {
    Bundle.@Nullable Field field = bundle.fields().get(key);
    String path = "facts." + key;
    if (field == null || !call.answers().contains(key) || !field.type().isTypable()) {
      fault(path, "没有这一项", "The call brings no such fact", "one of " + call.answers());
      return Optional.empty();
    }
    if (value == null || value.toString().isBlank()) {
      return Optional.empty();
    }
    if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
      fault(path, "格式不正确", "Of another kind than expected", "a text");
      return Optional.empty();
    }
    String text = value.toString().strip();
    int longest = field.maxLength() == null ? FieldText.LONGEST : field.maxLength();
    Optional<FieldText.Problem> problem =
        FieldText.ofCharacters(text, longest).or(() -> FieldText.ofType(field.type(), text, today));
    problem.ifPresent(wrong -> fault(path, wrong.text().zh(), wrong.text().en(), wrong.expected()));
    return problem.isPresent() ? Optional.empty() : typed(path, field, text);
  }

  private Optional<Object> typed(String path, Bundle.Field field, String text) {
    return switch (field.type()) {
      case NUMBER -> number(path, text);
      case BOOLEAN -> truth(path, text);
      case CODE -> {
        if (!field.values().isEmpty() && !field.values().containsKey(text)) {
          fault(path, "请从选项中选择", "Not one of the options", "one of " + field.values().keySet());
          yield Optional.empty();
        }
        yield Optional.of(text);
      }
      default -> Optional.of(text);
    };
  }

  private Optional<Object> number(String path, String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (text.length() > LONGEST_NUMBER) {
        throw new NumberFormatException("too long");
      }
      boolean whole = number.stripTrailingZeros().scale() <= 0;
      return Optional.of(whole ? (Object) number.longValueExact() : number);
    } catch (ArithmeticException | NumberFormatException noNumber) {
      fault(path, "请填写数字", "Not a number", "a number of at most " + LONGEST_NUMBER + " digits");
      return Optional.empty();
    }
  }

  private Optional<Object> truth(String path, String text) {
    if (text.equals("true") || text.equals("false")) {
      return Optional.of(Boolean.valueOf(text));
    }
    fault(path, "请选择是或否", "Not a truth value", "true or false");
    return Optional.empty();
  }

  private Optional<String> flag(String flag, @Nullable Object value) {
    @Nullable List<String> allowed = call.flags().get(flag);
    if (allowed == null) {
      fault(
          "flags." + flag, "没有这一项", "The call has no such flag", "one of " + call.flags().keySet());
      return Optional.empty();
    }
    if (value == null || value.toString().isBlank()) {
      return Optional.empty();
    }
    if (!(value instanceof String code) || !allowed.contains(code)) {
      fault("flags." + flag, "请从选项中选择", "Not one of the options", "one of " + allowed);
      return Optional.empty();
    }
    return Optional.of(code);
  }

  private @Nullable String ticket(@Nullable String given) {
    @Nullable String ticket = blankAsNull(given);
    if (call.shape() == CallShape.ANSWER_LATER) {
      return text("ticket", ticket, 1, LONGEST_TICKET, "请填写部门受理号");
    }
    if (ticket != null) {
      fault("ticket", "本环节没有受理号", "The call has no ticket", "none");
    }
    return null;
  }

  private String text(
      String field, @Nullable String given, int shortest, int longest, String otherwise) {
    String text = given == null ? "" : given.strip();
    if (text.codePointCount(0, text.length()) < shortest) {
      fault(field, otherwise, "Missing or too short", shortest + " to " + longest + " characters");
    }
    FieldText.ofCharacters(text, longest)
        .ifPresent(wrong -> fault(field, wrong.text().zh(), wrong.text().en(), wrong.expected()));
    return text;
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Map<String, @Nullable Object> given(
      @Nullable Map<String, @Nullable Object> values) {
    return values == null ? Map.of() : values;
  }

  private void fault(String field, String zh, String en, String expected) {
    faults.add(new FieldFault(field, new Localized(zh, en), null, expected));
  }

  private void refuseFaults() {
    if (!faults.isEmpty()) {
      throw OneThingException.faultyFields(faults);
    }
  }
}
