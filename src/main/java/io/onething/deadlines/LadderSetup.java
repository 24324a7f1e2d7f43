package io.onething.deadlines;

import io.onething.cases.CaseFiles;
import io.onething.cases.CaseSteps;
import io.onething.catalog.Catalog;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the ladders together. */
@Configuration
class LadderSetup {

  @Bean
  static LadderCheck ladderCheck() {
    return new LadderCheck();
  }

  @Bean
  LadderStore ladderStore(JdbcClient jdbc, JdbcTemplate batches) {
    return new LadderStore(jdbc, batches);
  }

  @Bean
  Ladders ladders(Catalog catalog, LadderStore store) {
    return new Ladders(catalog, store);
  }

  @Bean
  RungJournal rungJournal(JdbcClient jdbc) {
    return new RungJournal(jdbc);
  }

  @Bean
  LadderTakeUp ladderTakeUp(
      Ladders ladders,
      LadderStore store,
      ClockStore clocks,
      CalendarInForce calendar,
      TransactionTemplate transaction,
      Clock clock) {
    return new LadderTakeUp(ladders, store, clocks, calendar, transaction, clock);
  }

  @Bean
  LadderSweep ladderSweep(
      Ladders ladders,
      LadderStore store,
      ClockStore clocks,
      CaseFiles files,
      CaseSteps steps,
      Catalog catalog,
      CalendarInForce calendar,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    return new LadderSweep(
        ladders,
        store,
        clocks,
        files,
        new DepartmentsOnClock(steps),
        catalog,
        calendar,
        events,
        transaction,
        clock);
  }
}
