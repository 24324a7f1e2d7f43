package io.onething.deadlines;

import io.onething.cases.CaseFiles;
import io.onething.cases.CaseTimeline;
import io.onething.catalog.Catalog;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the clocks together. A faulty calendar stops the start. */
@Configuration
@EnableConfigurationProperties(DeadlineSettings.class)
class DeadlinesSetup {

  @Bean
  static ClockCheck clockCheck() {
    return new ClockCheck();
  }

  @Bean
  ClockStore clockStore(JdbcClient jdbc) {
    return new ClockStore(jdbc);
  }

  @Bean
  ClockKeeping clockKeeping(
      ClockStore store,
      Catalog catalog,
      CalendarInForce calendar,
      Ladders ladders,
      ApplicationEventPublisher events) {
    return new ClockKeeping(store, catalog, calendar, ladders, events);
  }

  @Bean
  Standstills standstills(ClockStore store, ClockKeeping keeping) {
    return new Standstills(store, keeping);
  }

  @Bean
  ClockActs clockActs(
      ClockKeeping keeping,
      ClockStore store,
      CaseFiles files,
      CaseTimeline timeline,
      Catalog catalog,
      CalendarInForce calendar,
      ApplicationEventPublisher events,
      Clock clock) {
    return new ClockActs(
        keeping,
        new ClockDecisions(store, catalog, calendar),
        files,
        timeline,
        calendar,
        events,
        clock);
  }

  @Bean
  Deadlines deadlines(
      ClockKeeping keeping,
      ClockStore store,
      CaseFiles files,
      CalendarInForce calendar,
      Clock clock) {
    return new Deadlines(keeping, store, caseId -> files.get(caseId).edition(), calendar, clock);
  }

  @Bean
  Clocks clocks(ClockStore store, Catalog catalog, CalendarInForce calendar, Clock clock) {
    return new Clocks(store, catalog, calendar, clock);
  }

  @Bean
  Timers timers(ClockStore store, CaseFiles files, CalendarInForce calendar, Clock clock) {
    return new Timers(store, files, calendar, clock);
  }
}
