package io.onething.bench;

import java.util.Locale;

/** Who does the work of a case: our worker, or official clients as they come. */
enum Lane {
  /** Our worker role. */
  OURS(0),
  /** One official client in its default settings. */
  PLAIN(1),
  /** Sixteen of them with worker ids of their own, as its documentation advises. */
  SIXTEEN(16);

  private final int clients;

  Lane(int clients) {
    this.clients = clients;
  }

  /** How many official clients; 0 for our worker. */
  int clients() {
    return clients;
  }

  /** As in names of departments, topics and bundles. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bundle whose model asks so many departments of this lane side by side. */
  String bundle(int departments) {
    return BenchFiles.bundle(id(), departments);
  }
}
