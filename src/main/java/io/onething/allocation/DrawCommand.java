package io.onething.allocation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The command {@code draw}: repeats a published draw, so that anyone can see that it was right.
 * Needs the published file alone, no server and no database.
 */
public final class DrawCommand {

  /** The result is the same. */
  public static final int SAME = 0;

  /** The result is another one. */
  public static final int DIFFERS = 1;

  /** The command was typed wrongly, or the file is none. */
  public static final int WRONG_USE = 2;

  private static final int SHOWN = 20;
  private static final Set<String> ASKS_FOR_HELP = Set.of("--help", "-h", "help");
  private static final String USAGE =
      """
      用法 Usage: java -jar onething.jar draw <文件 file>

        重做一次名额分配抽签，与公布的结果逐件比对。文件从“分配结果公示”下载：/api/draws/<编号>/file
        Repeats a draw and compares it with what was published, case by case. The file comes from /api/draws/<number>/file

      签 Lot:  SHA-256("<种子 seed>:<办件编号 case number>") 的前 8 字节，无符号，小者在先
               the first 8 bytes, without sign; the lower one comes first
      次序 Order: 次序数小者在先，相同者比签 the lower rank first, then the lower lot
      递补 Next in line: 先抽签者在先，用当时的签 who was drawn earlier comes first, with the lot of that draw
      """;

  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param out where the result is said, Chinese first
   * @param err where wrong use is explained
   */
  public DrawCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Draws again.
   *
   * @param typed what was typed behind {@code draw}
   * @return the exit code: {@link #SAME}, {@link #DIFFERS} or {@link #WRONG_USE}
   */
  public int run(List<String> typed) {
    if (typed.stream().anyMatch(ASKS_FOR_HELP::contains)) {
      out.print(USAGE);
      return SAME;
    }
    if (typed.size() != 1) {
      err.print(USAGE);
      return WRONG_USE;
    }
    try {
      return say(DrawRecord.read(Files.readAllBytes(Path.of(typed.get(0)))));
    } catch (IOException | IllegalArgumentException unusable) {
      err.println("文件无法使用 The file cannot be used: " + typed.get(0));
      err.println("  expected what /api/draws/<number>/file gave; " + firstLine(unusable));
      return WRONG_USE;
    }
  }

  private int say(DrawRecord record) {
    List<String> differences = record.repeated();
    out.printf(
        "第 %d 次%s，%s，批次 %d，种子 %s，%d 件%n",
        record.draw(),
        record.seed() == null ? "分配（递补）" : "抽签",
        record.season(),
        record.batch(),
        record.seed() == null ? record.seeds() : record.seed(),
        record.requests().size());
    if (differences.isEmpty()) {
      out.println("重做结果与公布的完全一致。 Drawn again: the same for every case.");
      return SAME;
    }
    out.println("与公布的不一致 Not as published: " + differences.size());
    differences.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
    return DIFFERS;
  }

  private static String firstLine(Exception problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }
}
