package io.onething;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The role {@code server}: engine, API, portal and Tasklist. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = UserDetailsServiceAutoConfiguration.class,
    excludeName =
        "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration")
@ComponentScan({
  "io.onething.access",
  "io.onething.allocation",
  "io.onething.applicants",
  "io.onething.availability",
  "io.onething.cases",
  "io.onething.catalog",
  "io.onething.clerks",
  "io.onething.deadlines",
  "io.onething.departments",
  "io.onething.documents",
  "io.onething.engine",
  "io.onething.journal",
  "io.onething.notifications",
  "io.onething.organisation",
  "io.onething.contests",
  "io.onething.participants",
  "io.onething.releases",
  "io.onething.seasons",
  "io.onething.shared",
  "io.onething.statistics",
  "io.onething.supervision",
  "io.onething.uploads"
})
@EnableScheduling
@OpenAPIDefinition(
    info =
        @Info(
            title = "一件事 OneThing",
            version = "1",
            description = "Apply once, follow every department; errors are RFC 9457 problems"))
public class ServerApplication {}
