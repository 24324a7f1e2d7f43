package io.onething.departments.worker;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Ends a fetch that the server is keeping, so that a stop need not wait for it. */
final class PollCut implements ExecChainHandler {
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<@Nullable ExecRuntime> poll = new AtomicReference<>();

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (!String.valueOf(request.getPath()).endsWith("/fetchAndLock")) {
      return chain.proceed(request, scope);
    }
    poll.set(scope.execRuntime);
    try {
      if (stopped.get()) {
        throw new IOException("stopped");
      }
      return chain.proceed(request, scope);
    } finally {
      poll.set(null);
    }
  }

  /** No fetch is sent any more; the one under way ends now. */
  void stop() {
    stopped.set(true);
    ExecRuntime running = poll.get();
    if (running != null) {
      running.discardEndpoint();
    }
  }
}
