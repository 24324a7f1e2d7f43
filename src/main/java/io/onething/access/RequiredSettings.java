package io.onething.access;

import io.onething.shared.MissingSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What an installation must say before the server can start. Everything missing is named at once,
 * before the first connection is tried.
 */
@Component
class RequiredSettings implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final Map<String, String> REQUIRED = required();

  private Environment environment = new org.springframework.core.env.StandardEnvironment();

  private static Map<String, String> required() {
    Map<String, String> required = new LinkedHashMap<>();
    required.put("spring.datasource.url", "the database, jdbc:mysql://host:3306/onething");
    required.put(
        "onething.cases.key",
        "the key that seals personal data, 32 random bytes in Base64 (openssl rand -base64 32)");
    required.put("onething.identity.issuer", "the issuer of the unified identity, https://...");
    required.put("onething.identity.client-secret", "the secret of our client there");
    return required;
  }

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    List<String> missing =
        REQUIRED.entrySet().stream()
            .filter(setting -> environment.getProperty(setting.getKey(), "").isBlank())
            .map(
                setting ->
                    setting.getKey()
                        + " ("
                        + variable(setting.getKey())
                        + "): expected "
                        + setting.getValue())
            .toList();
    if (!missing.isEmpty()) {
      throw new MissingSetting("Settings are missing:\n  " + String.join("\n  ", missing));
    }
  }

  private static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT);
  }
}
