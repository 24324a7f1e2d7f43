package io.onething;

import io.onething.allocation.DrawCommand;
import io.onething.deadlines.DueCommand;
import io.onething.departments.trial.CallCommand;
import io.onething.releases.ReleaseCommand;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the product in the role that the first argument names. */
public final class OneThing {

  private static final String USAGE =
      """
      Usage: java -jar onething.jar <role> [--<setting>=<value> ...]

        server   engine, API, portal and Tasklist; needs a database, an identity provider and a key
        worker   calls the departments; needs a server and a client of the identity provider
        call     tries a department's call with a sample: call tax.record --with recorded; call --help says more
        release  sends a bundle to a running server: release processes/talent-residency; release --help says more
        due      says when a limit is up and why: due 2026-09-24 7wd; needs nothing, due --help says more
        draw     repeats a draw of places and compares it with what was published: draw draw-1.json

      Settings: src/docs/how-to/run-in-production.md, or --help after a role.
      """;

  private OneThing() {}

  public static void main(String[] arguments) throws InterruptedException {
    String role = arguments.length == 0 ? "" : arguments[0];
    String[] rest =
        arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
    switch (role) {
      case "server" -> server().run(rest);
      case "worker" -> WorkerApplication.builder().run(rest);
      case "call" -> {
        Terminal.withoutLog();
        System.exit(new CallCommand(Terminal.out(), Terminal.err()).run(List.of(rest)));
      }
      case "release" -> {
        Terminal.withoutLog();
        System.exit(
            new ReleaseCommand(Terminal.out(), Terminal.err()).run(List.of(rest), System.getenv()));
      }
      case "due" -> {
        Terminal.withoutLog();
        System.exit(new DueCommand(Terminal.out(), Terminal.err()).run(List.of(rest)));
      }
      case "draw" -> {
        Terminal.withoutLog();
        System.exit(new DrawCommand(Terminal.out(), Terminal.err()).run(List.of(rest)));
      }
      case "--help", "-h", "help" -> System.out.println(USAGE);
      default -> {
        System.err.println(
            role.isEmpty()
                ? "No role given."
                : "Unknown role '"
                    + role
                    + "', expected server, worker, call, release, due or draw.");
        System.err.println(USAGE);
        System.exit(2);
      }
    }
  }

  /** The server role, ready to run. */
  public static SpringApplicationBuilder server() {
    return new SpringApplicationBuilder(ServerApplication.class)
        .properties("spring.config.name=application");
  }
}
