package io.onething.testing;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseState;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.shared.CaseId;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases and those who listen to them on a real database, without engine and web: tests publish the
 * milestones that the engine would.
 */
public final class CaseContext implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private CaseContext(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param more further configurations, which may replace beans marked as replaceable
   */
  public static CaseContext start(Class<?>... more) {
    return start(new SpringApplicationBuilder(Parts.class).sources(more));
  }

  /**
   * As above, with a time of its own.
   *
   * @param clock takes the place of the server's
   */
  public static CaseContext start(Clock clock, Class<?>... more) {
    return start(
        new SpringApplicationBuilder(Parts.class)
            .sources(more)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(
                            "trialClock",
                            Clock.class,
                            () -> clock,
                            definition -> definition.setPrimary(true))));
  }

  private static CaseContext start(SpringApplicationBuilder application) {
    return new CaseContext(
        application
            .web(WebApplicationType.NONE)
            .properties(
                "spring.main.banner-mode=off",
                "spring.config.location=optional:classpath:/none/",
                "onething.public-url=http://localhost",
                "onething.cases.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
            .run());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A submitted and accepted case of talent-residency with these facts. */
  public CaseId acceptedCase(Map<String, ?> facts) {
    CaseFiles files = bean(CaseFiles.class);
    CaseId id = files.openDraft("talent-residency", "liwen");
    files.submit(id);
    bean(CaseFacts.class).record(id, "applicant", facts);
    files.moveTo(id, CaseState.ACCEPTED);
    return id;
  }

  /** Publishes what the engine would at this element, in a transaction. */
  public void reach(CaseId id, String element, Map<String, String> declared) {
    inTransaction(
        () ->
            context.publishEvent(
                new MilestoneReached(
                    id,
                    String.valueOf(bean(CaseFiles.class).get(id).caseNumber()),
                    "talent-residency",
                    element,
                    Moment.ENTERED,
                    false,
                    declared,
                    bean(Clock.class).instant())));
  }

  public void inTransaction(Runnable work) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> work.run());
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration
  @ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
  })
  @ComponentScan({
    "io.onething.cases",
    "io.onething.catalog",
    "io.onething.deadlines",
    "io.onething.departments",
    "io.onething.documents",
    "io.onething.notifications",
    "io.onething.organisation",
    "io.onething.shared"
  })
  static class Parts {

    @Bean
    DataSource dataSource() throws Exception {
      return TestDatabase.migratedPool();
    }
  }
}
