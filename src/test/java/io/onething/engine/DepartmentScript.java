package io.onething.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What each department answers in one test: the clear case unless the test says otherwise. */
final class DepartmentScript {

  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

  private final Map<String, Map<String, String>> flags = new HashMap<>();
  private final Map<String, Map<String, Object>> facts = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();
  private boolean factsWithEveryAnswer;
  final Set<String> silent = new HashSet<>();

  /** Departments that cannot be reached; by topic, how many attempts are left after the next. */
  final Map<String, Integer> outOfOrder = new HashMap<>();

  /** Departments of which nothing is known but what is told. */
  static DepartmentScript blank() {
    DepartmentScript script = new DepartmentScript();
    script.flags.clear();
    script.facts.clear();
    script.factsWithEveryAnswer = true;
    return script;
  }

  DepartmentScript() {
    flags.put("police.identity", Map.of("identityCheck", "MATCH"));
    flags.put("education.degree", Map.of("degreeCheck", "MATCH", "degreeLevel", "BACHELOR"));
    flags.put("civil.marital", Map.of("maritalCheck", "MATCH"));
    flags.put("insurance.contributions", Map.of("insuranceCheck", "MATCH"));
    flags.put("health.birth", Map.of("birthCheck", "MATCH"));
    flags.put("housing.property", Map.of("propertyCheck", "MATCH"));
    fact("police.identity", "birthDate", "2003-05-01");
    fact("police.identity", "gender", "FEMALE");
    fact("police.identity", "originStationName", "测试派出所");
    fact("police.identity", "originStationPhone", "0730-8210110");
    fact("education.degree", "degreeLevel", "BACHELOR");
    fact("education.degree", "graduationDate", "2025-06-22");
    fact("civil.marital", "maritalStatus", "SINGLE");
    fact("hrss.result", "resultNo", number("RC"));
    fact("residency.quota-card", "quotaCardNo", number("ZB"));
    fact("residency.quota-card", "quotaCardIssuedOn", "2026-03-02");
    fact("residency.quota-card", "quotaCardValidUntil", "2026-09-02");
    fact("police.permit", "permitNo", number("ZQ"));
    fact("police.permit", "permitValidUntil", "2026-06-02");
    fact("origin.move-out", "moveOutTicket", number("QC"));
    fact("police.settle", "settlementNo", number("LH"));
    fact("police.settle", "hukouNo", number("HH"));
    fact("police.settle", "settledOn", "2026-03-05");
    fact("police.e-card", "householdCardNo", number("HK"));
    fact("police.e-card", "householdCardIssuedOn", "2026-03-05");
  }

  private static String number(String prefix) {
    return prefix + NUMBERS.incrementAndGet();
  }

  void flags(String topic, Map<String, String> given) {
    flags.put(topic, given);
  }

  void fact(String topic, String fact, Object value) {
    facts.computeIfAbsent(topic, key -> new LinkedHashMap<>()).put(fact, value);
  }

  /** Flags of one topic besides those that it has. */
  void add(String topic, Map<String, String> given) {
    Map<String, String> all = new LinkedHashMap<>(flags.getOrDefault(topic, Map.of()));
    all.putAll(given);
    flags.put(topic, all);
  }

  void refuse(String topic, String reason) {
    refusals.put(topic, reason);
  }

  void refuseNoMore(String topic) {
    refusals.remove(topic);
  }

  String refusalOf(String topic) {
    return refusals.get(topic);
  }

  String ticket() {
    return facts.get("origin.move-out").get("moveOutTicket").toString();
  }

  /** The result as a call's result expression yields it. */
  Map<String, Object> answer(String topic) {
    Map<String, Object> answer = new LinkedHashMap<>();
    boolean clear =
        factsWithEveryAnswer
            || !flags.containsKey(topic)
            || flags.get(topic).containsValue("MATCH");
    answer.put("facts", clear ? facts.getOrDefault(topic, Map.of()) : Map.of());
    answer.put("flags", flags.getOrDefault(topic, Map.of()));
    if (topic.equals("origin.move-out")) {
      answer.put("ticket", ticket());
    }
    return answer;
  }
}
