package io.onething.departments.trial;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings of this installation, from where a worker has them. */
final class TrialSettings {
  private final StandardEnvironment environment = new StandardEnvironment();

  /**
   * @param typed they win over all others
   */
  TrialSettings(Map<String, String> typed) {
    environment.getPropertySources().addFirst(new MapPropertySource("typed", Map.copyOf(typed)));
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("role", Map.of("spring.config.name", "worker")));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
  }

  @Nullable String get(String name) {
    return environment.getProperty(name);
  }

  String get(String name, String otherwise) {
    return environment.getProperty(name, otherwise);
  }
}
