package io.onething.cases;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What only one case at a time may be about, as the child of an enrolment. Kept as a keyed digest;
 * given free when the case ends in a way after which another application is allowed.
 */
@Repository
@Transactional
public class CaseClaims {

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Catalog catalog;
  private final Clock clock;

  CaseClaims(JdbcClient jdbc, Vault vault, Catalog catalog, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * Claims the subject for a case. Of two at the same moment the second one waits for the first to
   * commit, and fails.
   *
   * @param scope what the subject is unique within, as {@code school-enrollment/2026-primary}
   * @throws org.springframework.dao.DuplicateKeyException if another case has it
   */
  public void take(CaseId id, String scope, String subject) {
    jdbc.sql("INSERT INTO case_claim (subject_index, case_id, claimed_at) VALUES (?, ?, ?)")
        .params(
            vault.index("claim", scope + "\u0000" + subject),
            id.toString(),
            Timestamp.from(clock.instant()))
        .update();
  }

  @EventListener
  void on(MilestoneReached milestone) {
    @Nullable String outcome = milestone.declared().get("outcome");
    Bundle.@Nullable Intake intake =
        outcome == null ? null : catalog.bundle(milestone.bundle()).intake();
    if (intake != null && intake.once() != null && intake.once().until().contains(outcome)) {
      jdbc.sql("DELETE FROM case_claim WHERE case_id = ?")
          .param(milestone.caseId().toString())
          .update();
    }
  }
}
