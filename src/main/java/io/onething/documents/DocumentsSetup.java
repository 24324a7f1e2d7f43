package io.onething.documents;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.cases.Vault;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFiles;
import io.onething.deadlines.Clocks;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.Offices;
import java.time.Clock;
import java.time.Duration;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the issuing of documents together. A missing font or a faulty template stops the start. */
@Configuration
class DocumentsSetup {

  private static final Duration RENDER_DELAY = Duration.ofSeconds(2);

  @Bean
  static JasperReportsContext reporting() {
    return Reporting.context();
  }

  @Bean
  static DerivedValuesCheck derivedValuesCheck() {
    return new DerivedValuesCheck();
  }

  @Bean
  static TemplateCheck templateCheck(JasperReportsContext reporting) {
    return new TemplateCheck(reporting);
  }

  @Bean
  DocumentFont documentFont(JasperReportsContext reporting) {
    return new DocumentFont(reporting);
  }

  @Bean
  Templates templates(DataFiles files, JasperReportsContext reporting) {
    return new Templates(files, reporting);
  }

  @Bean
  IssuedDocuments issuedDocuments(JdbcClient jdbc) {
    return new IssuedDocuments(jdbc);
  }

  @Bean
  Documents documents(
      Catalog catalog,
      CaseFiles files,
      Templates templates,
      DocumentFont font,
      JasperReportsContext reporting,
      IssuedDocuments issued,
      Vault vault,
      ObjectMapper json,
      Clock clock) {
    return new Documents(
        catalog, files, templates, new PdfRenderer(reporting, font), issued, vault, json, clock);
  }

  @Bean
  IssueDocuments issueDocuments(
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      Clocks clocks,
      DepartmentFiles departments,
      Offices offices,
      Templates templates,
      IssuedDocuments issued,
      Vault vault,
      ObjectMapper json,
      ApplicationEventPublisher events,
      @Value("${onething.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    DocumentValues values =
        new DocumentValues(facts, clocks, departments, offices, publicUrl + "/verify/");
    return new IssueDocuments(catalog, files, templates, values, issued, vault, json, events);
  }

  @Bean
  Watermarks watermarks(DocumentFont font) {
    return new Watermarks(font);
  }

  @Bean
  RenderAhead renderAhead(Documents documents) {
    return new RenderAhead(documents, RENDER_DELAY);
  }

  @Bean
  Verifications verifications(
      IssuedDocuments issued,
      CaseFiles files,
      Catalog catalog,
      Vault vault,
      JdbcClient jdbc,
      Clock clock) {
    return new Verifications(issued, files, catalog, vault, jdbc, clock);
  }
}
