package io.onething.supervision;

import io.onething.cases.CaseFiles;
import io.onething.cases.Vault;
import io.onething.catalog.Catalog;
import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.RungJournal;
import io.onething.departments.DepartmentFiles;
import io.onething.notifications.StaffMessages;
import io.onething.organisation.CaseGroups;
import io.onething.organisation.CaseOffices;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the orders of supervision and the penalties together. */
@Configuration(proxyBeanMethods = false)
class OrdersSetup {

  @Bean
  OrderStore orderStore(JdbcClient jdbc, Vault vault) {
    return new OrderStore(jdbc, vault);
  }

  @Bean
  PenaltyStore penaltyStore(JdbcClient jdbc) {
    return new PenaltyStore(jdbc);
  }

  @Bean
  IssueOrders issueOrders(
      OrderStore store,
      StaffMessages messages,
      RungJournal journal,
      CalendarInForce calendar,
      CaseGroups groups) {
    return new IssueOrders(store, messages, journal, calendar, groups);
  }

  @Bean
  CountPenalties countPenalties(PenaltyStore store, RungJournal journal) {
    return new CountPenalties(store, journal);
  }

  @Bean
  OrderReminders orderReminders(
      OrderStore store,
      StaffMessages messages,
      CalendarInForce calendar,
      CaseGroups groups,
      TransactionTemplate transaction,
      Clock clock) {
    return new OrderReminders(store, messages, calendar, groups, transaction, clock);
  }

  @Bean
  SupervisionViews supervisionViews(
      CaseFiles files, Catalog catalog, DepartmentFiles departments, CaseOffices offices) {
    return new SupervisionViews(files, catalog, departments, offices);
  }
}
