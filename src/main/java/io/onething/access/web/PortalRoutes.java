package io.onething.access.web;

import java.util.List;

/** The addresses of the portal: its pages, all served by one document, and its files. */
public final class PortalRoutes {

  /**
   * Pages of the single-page application; keep in step with {@code src/main/web/src/app/router.ts}.
   */
  public static final List<String> PAGES =
      List.of(
          "/",
          "/bundles/{bundle}",
          "/bundles/{bundle}/apply",
          "/calendar",
          "/organisation",
          "/releases",
          "/statistics",
          "/cases",
          "/cases/{caseNumber}",
          "/participations/{caseNumber}",
          "/supervision",
          "/verify",
          "/verify/{code}");

  /** Files of the front end's build. */
  public static final List<String> FILES =
      List.of("/index.html", "/assets/**", "/seal.svg", "/favicon.ico", "/robots.txt");

  private PortalRoutes() {}
}
