package io.onething.organisation;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.departments.DepartmentFiles;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the organisation together. A faulty file stops the start. */
@Configuration
class OrganisationSetup {

  @Bean
  static OrganisationFileCheck organisationFileCheck() {
    return new OrganisationFileCheck();
  }

  @Bean
  OrganisationStore organisationStore(JdbcClient jdbc) {
    return new OrganisationStore(jdbc);
  }

  /** After the catalog, whose checks the file has passed. */
  @Bean
  LiveOrganisation liveOrganisation(
      OrganisationStore store, Catalog catalog, TransactionTemplate transaction, Clock clock) {
    LiveOrganisation organisation = new LiveOrganisation(store);
    organisation.takeUp(catalog.folder().find(OrganisationFile.PATH), transaction, clock);
    return organisation;
  }

  @Bean
  CaseOfficeStore caseOfficeStore(JdbcClient jdbc) {
    return new CaseOfficeStore(jdbc);
  }

  @Bean
  CasePlace casePlace(CaseFacts facts, Clock clock) {
    return new CasePlace(facts, clock);
  }

  @Bean
  Offices offices(
      CaseFiles files,
      Catalog catalog,
      CasePlace places,
      LiveOrganisation organisation,
      CaseOfficeStore store,
      DepartmentFiles departments,
      ApplicationEventPublisher events,
      Clock clock) {
    return new Offices(files, catalog, places, organisation, store, departments, events, clock);
  }

  @Bean
  StaffGroupStore staffGroupStore(JdbcClient jdbc) {
    return new StaffGroupStore(jdbc);
  }

  @Bean
  KeepStaffGroups keepStaffGroups(StaffGroupStore store, Clock clock) {
    return new KeepStaffGroups(store, clock);
  }

  @Bean
  StandIns standIns(LiveOrganisation organisation, StaffGroupStore staff, Clock clock) {
    return new StandIns(organisation, staff, clock);
  }

  @Bean
  OrganisationPublishing organisationPublishing(
      OrganisationStore store, LiveOrganisation organisation, Catalog catalog, Clock clock) {
    return new OrganisationPublishing(store, organisation, catalog, clock);
  }

  @Bean
  OrganisationViews organisationViews(
      OrganisationStore store,
      LiveOrganisation organisation,
      DepartmentFiles departments,
      Catalog catalog,
      StaffGroupStore staff,
      ObjectProvider<StaffDirectory> directory,
      ObjectProvider<GroupUses> uses,
      Clock clock) {
    return new OrganisationViews(
        store, organisation, departments, catalog, staff, directory, uses, clock);
  }

  @Bean
  CaseOffices caseOffices(CaseOfficeStore store, LiveOrganisation organisation) {
    return new CaseOffices(store, organisation);
  }

  @Bean
  CaseGroups caseGroups(
      CaseOfficeStore store,
      LiveOrganisation organisation,
      CaseFiles files,
      Catalog catalog,
      CasePlace places) {
    return new CaseGroups(store, organisation, files, catalog, places);
  }
}
