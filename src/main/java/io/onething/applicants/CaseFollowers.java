package io.onething.applicants;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells those who follow a case that it has changed. Each follower looks at the case's version in
 * the database, so it does not matter which server made the change.
 */
@Component
class CaseFollowers {

  private static final Logger log = LoggerFactory.getLogger(CaseFollowers.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(700);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final CaseFiles files;
  private volatile boolean stopping;

  CaseFollowers(CaseFiles files) {
    this.files = files;
  }

  SseEmitter follow(CaseFile file) {
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    Thread.ofVirtual().name("follow-" + file.caseNumber()).start(() -> tell(emitter, file));
    return emitter;
  }

  /** A server that stops waits for its open requests; these would never end by themselves. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    stopping = true;
  }

  private void tell(SseEmitter emitter, CaseFile file) {
    try {
      long told = -1;
      long lastSent = System.nanoTime();
      long end = lastSent + LONGEST.toNanos();
      while (!stopping && System.nanoTime() < end) {
        long version = files.version(file.id());
        if (version != told) {
          emitter.send(SseEmitter.event().name("changed").data(Map.of("version", version)));
          told = version;
          lastSent = System.nanoTime();
        } else if (System.nanoTime() - lastSent > KEEP_ALIVE.toNanos()) {
          emitter.send(SseEmitter.event().comment("still here"));
          lastSent = System.nanoTime();
        }
        Thread.sleep(LOOK_EVERY);
      }
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      // The page has been left. The container knows by itself; told again, it logs an error.
      return;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException failed) {
      log.warn("Case {} cannot be followed now; its page asks again", file.caseNumber(), failed);
      emitter.complete();
    }
  }
}
