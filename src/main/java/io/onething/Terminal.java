package io.onething;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** Where commands write: a terminal that was set up without Chinese still gets it, in UTF-8. */
final class Terminal {

  private Terminal() {}

  static PrintStream out() {
    return stream(FileDescriptor.out, System.out.charset());
  }

  static PrintStream err() {
    return stream(FileDescriptor.err, System.err.charset());
  }

  /** Keeps the log silent and unloaded: a command says what it has to say itself. */
  static void withoutLog() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("slf4j.provider", NOP_FallbackServiceProvider.class.getName());
  }

  private static PrintStream stream(FileDescriptor file, Charset wanted) {
    Charset charset = wanted.newEncoder().canEncode("一件事") ? wanted : StandardCharsets.UTF_8;
    return new PrintStream(new FileOutputStream(file), true, charset);
  }
}
