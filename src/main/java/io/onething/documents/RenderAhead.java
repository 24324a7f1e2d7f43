package io.onething.documents;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Makes each PDF a little after its document was issued, one at a time and with low priority, so
 * that a download finds it ready and the template is that of the day. What is lost by a crash is
 * made at the first download.
 */
class RenderAhead implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(RenderAhead.class);

  private final Documents documents;
  private final Duration delay;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "documents");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  RenderAhead(Documents documents, Duration delay) {
    this.documents = documents;
    this.delay = delay;
  }

  @TransactionalEventListener
  void on(DocumentIssued event) {
    var unused = executor.schedule(() -> render(event), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void render(DocumentIssued event) {
    try {
      byte[] pdf = documents.pdf(event.caseId(), event.documentId());
      LOG.debug("Document {} rendered, {} bytes", event.documentId(), pdf.length);
    } catch (RuntimeException failed) {
      LOG.warn(
          "Document {} could not be rendered ahead; it is tried again when it is downloaded",
          event.documentId(),
          failed);
    }
  }

  @Override
  public void destroy() {
    executor.shutdownNow();
  }
}
