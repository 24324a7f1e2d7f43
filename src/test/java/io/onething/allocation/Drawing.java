package io.onething.allocation;

import java.io.IOException;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The batches are looked at when a test says so. */
public final class Drawing {

  private Drawing() {}

  /** Draws what has closed and releases it. */
  public static int round(ApplicationContext server) {
    return server.getBean(BatchSweep.class).round();
  }

  /** Draws what has closed and releases nobody. */
  public static void drawOnly(ApplicationContext server) {
    server.getBean(BatchSweep.class).draw();
  }

  /** Releases one page. */
  public static int page(ApplicationContext server, int size) {
    return server
        .getBean(BatchRelease.class)
        .page(server.getBean(SeatStore.class).unreleased("", size));
  }

  /** Where the latest draw differs when it is repeated. */
  public static List<String> repeatLatest(ApplicationContext server) {
    SeatStore store = server.getBean(SeatStore.class);
    SeatStore.Head head = store.draws(1).get(0);
    try {
      return DrawRecord.of(head, store.results(head.draw())).repeated();
    } catch (IOException broken) {
      throw new AssertionError(head.seats(), broken);
    }
  }
}
