package io.onething.shared;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows missing settings as lines instead of a stack trace when a start fails for them. */
class MissingSettingReport extends AbstractFailureAnalyzer<MissingSetting> {

  @Override
  protected FailureAnalysis analyze(Throwable root, MissingSetting missing) {
    return new FailureAnalysis(
        missing.getMessage(),
        "Set what is named above as property, environment variable or file, see src/docs/how-to/run-in-production.md",
        missing);
  }
}
