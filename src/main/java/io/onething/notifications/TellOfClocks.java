package io.onething.notifications;

import io.onething.catalog.Bundle;
import io.onething.deadlines.ClockActed;
import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/**
 * Tells the applicant what was decided about a clock, in the transaction of the decision: why and
 * how long it stands still (行政许可法 art. 45), why it was given more time (art. 42). A bundle that has
 * a message of the same id says it in its own words.
 */
class TellOfClocks {

  private static final Map<String, Localized> TEXTS =
      Map.of(
          "clockSuspended",
          new Localized(
              "您的办件{caseNumber}因{reason}暂停计时（{clock}），预计{until}恢复。依据：{basis}，所需时间不计入办理期限。",
              "The clock of your case {caseNumber} ({clock}) stands still: {reason}. It is expected to run again on {until}. Basis: {basis}; this time is not counted."),
          "clockResumed",
          new Localized(
              "您的办件{caseNumber}已恢复计时（{clock}），应于{due}前办完。",
              "The clock of your case {caseNumber} ({clock}) runs again; it is due by {due}."),
          "clockExtended",
          new Localized(
              "您的办件{caseNumber}经{approver}批准延长{added}（{clock}），延长后应于{due}前办完。理由：{reason}。依据：{basis}。",
              "{approver} has granted {added} more for your case {caseNumber} ({clock}), which is now due by {due}. Reason: {reason}. Basis: {basis}."));

  private final MessageTexts texts;
  private final Outbox outbox;

  TellOfClocks(MessageTexts texts, Outbox outbox) {
    this.texts = texts;
    this.outbox = outbox;
  }

  /** What is said under this id, by the bundle or else by everybody; nothing for another id. */
  static Optional<Localized> template(Bundle bundle, String id) {
    return Optional.ofNullable(bundle.messages().get(id))
        .map(Bundle.Message::text)
        .or(() -> Optional.ofNullable(TEXTS.getOrDefault(id, TellOfContests.TEXTS.get(id))));
  }

  @EventListener
  void on(ClockActed acted) {
    if (acted.kind() == ClockActed.Kind.RESUMED && acted.due() == null) {
      // It stands still for another reason, which the applicant was told.
      return;
    }
    String id =
        switch (acted.kind()) {
          case SUSPENDED -> "clockSuspended";
          case RESUMED -> "clockResumed";
          case EXTENDED -> "clockExtended";
        };
    String params = texts.params(values(acted));
    for (Channel channel : List.of(Channel.IN_APP, Channel.SMS)) {
      outbox.add(acted.caseId(), id, channel, params, acted.at());
    }
  }

  private Map<String, Object> values(ClockActed acted) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("clock", acted.clock());
    values.put("reason", acted.reason());
    if (acted.basis() != null) {
      values.put("basis", acted.basis());
    }
    if (acted.until() != null) {
      values.put("until", CityTime.dateOf(acted.until()).toString());
    }
    MessageTexts.putDue(values, Optional.ofNullable(acted.due()));
    put(values, "added", acted.added());
    put(values, "approver", acted.approver());
    return values;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Localized value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
