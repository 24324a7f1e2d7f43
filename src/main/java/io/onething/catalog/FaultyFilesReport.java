package io.onething.catalog;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the files, instead of a stack trace, when the start stops. */
class FaultyFilesReport extends AbstractFailureAnalyzer<FaultyFiles> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, FaultyFiles faulty) {
    return new FailureAnalysis(
        faulty.getMessage(),
        "请改正文件后重新启动，写法见 src/docs/reference；这次没有部署任何内容。\n"
            + "Mend the files; src/docs/reference says what each may hold. Nothing was deployed.",
        faulty);
  }
}
