package io.onething.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines which settings are missing, instead of a stack trace. */
class MissingSettingsReport extends AbstractFailureAnalyzer<MissingSettings> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, MissingSettings missing) {
    return new FailureAnalysis(
        missing.getMessage(),
        "Set them as environment variables or properties, see src/docs/how-to/run-in-production.md",
        missing);
  }
}
