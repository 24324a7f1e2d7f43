package io.onething.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.notifications.StaffMessages;
import io.onething.organisation.CaseOffices;
import io.onething.organisation.StandIns;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.supervision.SupervisionOrder.Answer;
import io.onething.supervision.SupervisionViews.OrderView;
import io.onething.supervision.SupervisionViews.PenaltyView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders of supervision (督办单): supervisors and operators see all, clerks and heads see those of
 * their office or department and answer them. Also what staff were told, and what lateness has
 * cost.
 */
@RestController
@RequestMapping("/api/supervision")
class SupervisionPages {

  private static final int MOST = 200;
  private static final int LONGEST = 2000;

  private final OrderStore orders;
  private final PenaltyStore penalties;
  private final StaffMessages messages;
  private final StandIns standIns;
  private final CaseOffices offices;
  private final SupervisionViews views;
  private final CurrentPerson caller;
  private final AuditTrail audit;
  private final Clock clock;

  SupervisionPages(
      OrderStore orders,
      PenaltyStore penalties,
      StaffMessages messages,
      StandIns standIns,
      CaseOffices offices,
      SupervisionViews views,
      CurrentPerson caller,
      AuditTrail audit,
      Clock clock) {
    this.orders = orders;
    this.penalties = penalties;
    this.messages = messages;
    this.standIns = standIns;
    this.offices = offices;
    this.views = views;
    this.caller = caller;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a clerk has typed. */
  record TypedAnswer(@Nullable String text) {}

  /** Everything that the caller may see, so that the page asks once. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Overview(
      List<OrderView> orders,
      List<StaffMessages.StaffMessage> messages,
      List<PenaltyView> penalties) {}

  @GetMapping
  Overview overview() {
    Person person = caller.get();
    OrderReader reader = reader(person);
    return new Overview(
        views.orders(orders.list(reader, MOST), reader, clock.instant()),
        messages.to(reader.groups(), MOST),
        seesAll(person) ? views.penalties(penalties.latest(MOST)) : List.of());
  }

  /**
   * Answers an order for its office or department.
   *
   * @param number as in DB-2026-000012
   */
  @PostMapping("/orders/{number}/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void answer(@PathVariable("number") String number, @RequestBody TypedAnswer typed) {
    Person person = caller.get();
    OrderReader reader = reader(person);
    SupervisionOrder order =
        orders
            .forChange(SupervisionOrder.idIn(number))
            .filter(found -> found.number().equals(number))
            .filter(found -> reader.all() || reader.answers(found))
            .orElseThrow(
                () ->
                    new OneThingException(
                        ErrorCode.UNKNOWN_ORDER, "No such order among yours: " + number));
    if (!reader.answers(order)) {
      throw new OneThingException(
          ErrorCode.FORBIDDEN, number + " is answered by somebody of " + order.department());
    }
    if (order.answer() != null) {
      throw new OneThingException(
          ErrorCode.NOT_NOW,
          number + " was answered " + order.answer().at() + ", expected an open order");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    orders.answer(order.id(), person.subject(), new Answer(person.name(), checked(typed), now));
    audit.record("ANSWER_ORDER", number, AuditTrail.Result.DONE, null);
  }

  private OrderReader reader(Person person) {
    List<String> groups =
        Stream.concat(
                person.groups().stream(),
                standIns.absentFor(person.subject()).stream()
                    .flatMap(absent -> absent.groups().stream()))
            .distinct()
            .toList();
    return new OrderReader(seesAll(person), person.department(), groups, offices.headedBy(groups));
  }

  private static String checked(TypedAnswer typed) {
    String text = typed.text() == null ? "" : typed.text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new OneThingException(
          ErrorCode.INVALID_INPUT,
          "The answer has " + text.length() + " characters",
          List.of(
              new FieldFault(
                  "text",
                  new Localized("请填写情况说明", "Say why, and what was done"),
                  text.isEmpty() ? null : text.length() + " characters",
                  "1 to " + LONGEST + " characters")));
    }
    return text;
  }

  private static boolean seesAll(Person person) {
    return person.is(Role.SUPERVISOR) || person.is(Role.OPERATOR);
  }
}
