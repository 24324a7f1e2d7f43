package io.onething.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The facts of each case, each sealed by itself. */
@Repository
@Transactional
class SealedFacts implements CaseFacts {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Vault vault;
  private final Catalog catalog;
  private final CaseFiles files;
  private final ObjectMapper json;
  private final Clock clock;

  SealedFacts(
      JdbcClient jdbc,
      JdbcTemplate batches,
      Vault vault,
      Catalog catalog,
      CaseFiles files,
      ObjectMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.vault = vault;
    this.catalog = catalog;
    this.files = files;
    this.json = json;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Object> all(CaseId caseId) {
    Map<String, Object> facts = new LinkedHashMap<>();
    told(caseId).forEach((name, told) -> facts.put(name, told.value()));
    return facts;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<CaseId, Map<String, Object>> some(
      Collection<CaseId> caseIds, Collection<String> names) {
    Map<CaseId, Map<String, Object>> facts = new HashMap<>();
    if (caseIds.isEmpty() || names.isEmpty()) {
      return facts;
    }
    settle();
    jdbc.sql(
            "SELECT case_id, name, sealed_value FROM case_fact WHERE case_id IN (:cases) AND name IN (:names)")
        .param("cases", caseIds.stream().map(CaseId::toString).distinct().toList())
        .param("names", names)
        .query(
            row -> {
              facts
                  .computeIfAbsent(CaseId.of(row.getString(1)), id -> new HashMap<>())
                  .put(row.getString(2), opened(row.getString(2), row.getBytes(3)));
            });
    return facts;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Told> told(CaseId caseId) {
    settle();
    Map<String, Told> told = new LinkedHashMap<>();
    jdbc.sql("SELECT name, sealed_value, source FROM case_fact WHERE case_id = ? ORDER BY name")
        .param(caseId.toString())
        .query(
            row -> {
              String name = row.getString(1);
              told.put(name, new Told(opened(name, row.getBytes(2)), row.getString(3)));
            });
    return told;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, String> sources(CaseId caseId) {
    settle();
    Map<String, String> sources = new LinkedHashMap<>();
    jdbc.sql("SELECT name, source FROM case_fact WHERE case_id = ? ORDER BY name")
        .param(caseId.toString())
        .query(
            row -> {
              sources.put(row.getString(1), row.getString(2));
            });
    return sources;
  }

  @Override
  public void record(CaseId caseId, String source, Map<String, ?> facts) {
    refuseUnknown(caseId, facts);
    List<CaseChanges.Recorded> kept = new ArrayList<>();
    List<Object[]> cleared = new ArrayList<>();
    facts.forEach(
        (name, value) -> {
          if (value == null) {
            cleared.add(new Object[] {caseId.toString(), name});
          } else {
            byte[] sealed = vault.seal(written(name, value));
            kept.add(new CaseChanges.Recorded(caseId, name, sealed, source, clock.instant()));
          }
        });
    CaseChanges.@Nullable Gathered gathered = CaseChanges.current();
    if (gathered == null) {
      write(kept);
    } else {
      gathered.facts.addAll(kept);
    }
    if (!cleared.isEmpty()) {
      settle();
      batches.batchUpdate("DELETE FROM case_fact WHERE case_id = ? AND name = ?", cleared);
    }
  }

  /** Keeps facts in their order: the last of a name stays. */
  void write(List<CaseChanges.Recorded> recorded) {
    if (recorded.isEmpty()) {
      return;
    }
    batches.batchUpdate(
        """
        INSERT INTO case_fact (case_id, name, sealed_value, source, recorded_at) VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE sealed_value = VALUES(sealed_value), source = VALUES(source),
          recorded_at = VALUES(recorded_at)
        """,
        recorded.stream()
            .map(
                each ->
                    new Object[] {
                      each.id().toString(),
                      each.name(),
                      each.sealed(),
                      each.source(),
                      Timestamp.from(each.at())
                    })
            .toList());
  }

  /** Only facts that are not written are worth it. */
  private static void settle() {
    CaseChanges.settleIf(gathered -> !gathered.facts.isEmpty());
  }

  private void refuseUnknown(CaseId caseId, Map<String, ?> facts) {
    String bundle = files.get(caseId).edition();
    var known = catalog.bundle(bundle).fields().keySet();
    List<FieldFault> faults =
        facts.keySet().stream()
            .filter(name -> !known.contains(name))
            .map(
                name ->
                    new FieldFault(
                        name, new Localized("没有这个字段", "Unknown field"), name, "one of " + known))
            .toList();
    if (!faults.isEmpty()) {
      throw new OneThingException(
          ErrorCode.INVALID_INPUT,
          "Bundle " + bundle + " has no field " + faults.stream().map(FieldFault::field).toList(),
          faults);
    }
  }

  private Object opened(String name, byte[] sealed) {
    try {
      return json.readValue(vault.open(sealed), Object.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Fact " + name + " is not JSON", impossible);
    }
  }

  private String written(String name, Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException unusable) {
      throw new IllegalArgumentException("Fact " + name + " cannot be written as JSON", unusable);
    }
  }
}
