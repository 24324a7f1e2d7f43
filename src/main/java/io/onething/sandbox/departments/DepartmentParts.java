package io.onething.sandbox.departments;

import io.onething.shared.CityTime;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the departments share. Their clock is the real one: the time machine moves the server's
 * alone.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DepartmentSettings.class)
class DepartmentParts {

  private static final String KEY = "department key";

  @Bean
  Clock realTime() {
    return Clock.system(CityTime.ZONE);
  }

  @Bean
  Registers registers() {
    return Registers.read();
  }

  @Bean(destroyMethod = "shutdownNow")
  HttpClient outgoing() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("OneThing sandbox departments 沙箱部门接口")
                .version("1")
                .description(
                    "Effects take an Idempotency-Key: the same key gets the same answer and leaves one row in the"
                        + " department's ledger."))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-Api-Key")))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }
}
