package io.onething.cases;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CasesSetup {

  @Bean
  Vault vault(@Value("${onething.cases.key:}") String key) {
    if (key.isBlank()) {
      throw new IllegalStateException(
          "onething.cases.key (ONETHING_CASES_KEY) is missing: the key that seals personal data;"
              + " expected 32 random bytes in Base64, as from: openssl rand -base64 32");
    }
    return new Vault(key);
  }
}
