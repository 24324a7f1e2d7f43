package io.onething.statistics;

import io.onething.cases.CaseFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What counts the cases. */
@Configuration(proxyBeanMethods = false)
class StatisticsSetup {

  @Bean
  CountStore countStore(JdbcClient jdbc) {
    return new CountStore(jdbc);
  }

  @Bean
  OverturnedOutcomes overturnedOutcomes(CountStore store) {
    return new OverturnedOutcomes(store);
  }

  @Bean
  CountSweep countSweep(
      CountStore store, CaseCounting counting, CaseFiles files, TransactionTemplate transaction) {
    return new CountSweep(store, counting, files, transaction);
  }
}
