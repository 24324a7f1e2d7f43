package io.onething.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.RungJournal;
import io.onething.organisation.CaseGroups;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the outbox and its channels together. */
@Configuration
class NotificationsSetup {

  @Bean
  Outbox outbox(JdbcClient jdbc) {
    return new Outbox(jdbc);
  }

  @Bean
  MessageTexts messageTexts(
      ObjectMapper json,
      @Value("${onething.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    return new MessageTexts(json, publicUrl);
  }

  @Bean
  WriteMessages writeMessages(
      Catalog catalog, CaseFacts facts, Clocks clocks, MessageTexts texts, Outbox outbox) {
    return new WriteMessages(catalog, facts, clocks, texts, outbox);
  }

  @Bean
  TellOfClocks tellOfClocks(MessageTexts texts, Outbox outbox) {
    return new TellOfClocks(texts, outbox);
  }

  @Bean
  TellOfContests tellOfContests(MessageTexts texts, Outbox outbox) {
    return new TellOfContests(texts, outbox);
  }

  @Bean
  Messages messages(
      Catalog catalog, CaseFiles files, CaseFacts facts, MessageTexts texts, Outbox outbox) {
    return new Messages(catalog, files, facts, texts, outbox);
  }

  @Bean
  ParticipantMessages participantMessages(
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      Clocks clocks,
      MessageTexts texts,
      Outbox outbox,
      Messages messages) {
    return new ParticipantMessages(catalog, files, facts, clocks, texts, outbox, messages);
  }

  @Bean
  StaffMessages staffMessages(Outbox outbox, CaseFiles files, Catalog catalog, ObjectMapper json) {
    return new StaffMessages(outbox, files, catalog, json);
  }

  @Bean
  LadderMessages ladderMessages(StaffMessages messages, RungJournal journal, CaseGroups groups) {
    return new LadderMessages(messages, journal, groups);
  }

  @Bean
  TellOfOffices tellOfOffices(StaffMessages messages) {
    return new TellOfOffices(messages);
  }

  /** Where nobody takes part in cases, nobody is told. */
  @Bean
  @Fallback
  ParticipantNumbers noParticipantNumbers() {
    return participant -> Optional.empty();
  }

  @Bean
  @Fallback
  SmsChannel smsChannel() {
    return new DemoSms();
  }

  @Bean
  SmsDispatch smsDispatch(
      Outbox outbox,
      MessageTexts texts,
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      SmsChannel channel,
      PlatformTransactionManager transactions,
      Clock clock,
      ParticipantNumbers numbers) {
    return new SmsDispatch(
        outbox,
        texts,
        catalog,
        files,
        facts,
        channel,
        new TransactionTemplate(transactions),
        clock,
        numbers);
  }
}
