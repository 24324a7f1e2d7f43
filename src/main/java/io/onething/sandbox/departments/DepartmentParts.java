package io.onething.sandbox.departments;

import io.onething.shared.CityTime;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
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

  @Bean
  Clock realTime() {
    return Clock.system(CityTime.ZONE);
  }

  @Bean
  Registers registers(DepartmentSettings settings) {
    return Registers.read(settings.registers());
  }

  @Bean
  PlayedFiles playedFiles(@Value("${onething.data.location:}") String dataLocation) {
    return PlayedFiles.read(dataLocation);
  }

  @Bean(destroyMethod = "shutdownNow")
  HttpClient outgoing() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }
}
