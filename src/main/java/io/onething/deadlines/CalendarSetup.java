package io.onething.deadlines;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the working calendar together. A faulty calendar stops the start. */
@Configuration
class CalendarSetup {

  @Bean
  CalendarStore calendarStore(JdbcClient jdbc) {
    return new CalendarStore(jdbc);
  }

  @Bean
  ProjectionStore projectionStore(JdbcClient jdbc, JdbcTemplate batches) {
    return new ProjectionStore(jdbc, batches);
  }

  @Bean
  LiveCalendar liveCalendar(
      CalendarStore store,
      ProjectionStore projections,
      DeadlineSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    LiveCalendar calendar = new LiveCalendar(store, projections, settings);
    calendar.takeUp(CalendarFiles.read(settings.calendar()), transaction, clock);
    return calendar;
  }

  @Bean
  CalendarProjection calendarProjection(
      ClockStore clocks,
      ProjectionStore projections,
      LiveCalendar calendar,
      Ladders ladders,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    return new CalendarProjection(
        clocks, projections, calendar, ladders, transaction, events, clock);
  }

  @Bean
  CalendarPublishing calendarPublishing(
      CalendarStore store,
      ProjectionStore projections,
      LiveCalendar calendar,
      ClockStore clocks,
      DeadlineSettings settings,
      Clock clock) {
    return new CalendarPublishing(store, projections, calendar, clocks, settings, clock);
  }

  @Bean
  CalendarViews calendarViews(
      CalendarStore store,
      ProjectionStore projections,
      LiveCalendar calendar,
      CalendarWatch watch,
      CaseFiles files,
      Catalog catalog) {
    return new CalendarViews(store, projections, calendar, watch, files, catalog);
  }

  @Bean
  CalendarWatch calendarWatch(ClockStore store, LiveCalendar calendar, Clock clock) {
    return new CalendarWatch(store, calendar, clock);
  }

  @Bean
  CalendarHealth calendarHealthIndicator(CalendarWatch watch) {
    return new CalendarHealth(watch);
  }
}
