package io.onething.departments.trial;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Sample;
import io.onething.departments.Samples;
import io.onething.departments.Setting;
import io.onething.departments.calls.DepartmentAddress;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.DepartmentCallers;
import io.onething.departments.calls.LeftAlone;
import io.onething.shared.MissingSetting;
import io.onething.shared.WrongUse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code call}: tries a department's call with a sample. Needs the files and the
 * department's settings alone, no server and no database.
 */
public final class CallCommand {

  /** It ended as the sample says. */
  public static final int AS_EXPECTED = 0;

  /** It ended otherwise. */
  public static final int OTHERWISE = 1;

  /** Nothing was tried: wrong use, a broken file, a setting that is missing. */
  public static final int NOT_TRIED = 2;

  private static final Set<String> ASKS_FOR_HELP = Set.of("--help", "-h", "help");
  private static final String USAGE =
      """
      用法 Usage: java -jar onething.jar call <主题 topic> [--with <样例 sample>] [--dry-run] [--<设置 SETTING>=..]

        call tax.record --with recorded              向部门发送，样例是随附的 sends to the department, a shipped sample
        call tax.record --with ./mine.json           样例是一个文件 a sample of your own
        call tax.record --with recorded --dry-run    不发送，以样例的应答演练 sends nothing, plays the sample's own answer
        call tax.record --dry-run                    演练全部样例，并指出缺少的 plays all samples, says which are missing

      选项 Options:
        --key <键>                     幂等键，默认每次新生成 idempotency key, a new one each time unless given
        --onething.data.location=..    workers/ 所在位置，如 file:./ where workers/ is, as in file:./
        --<DEPARTMENT>_URL=.. 等       与办件程序相同的设置，也可用环境变量 the worker's settings, or environment variables

      退出码 Exit codes: 0 与样例一致 as the sample says, 1 不同 otherwise, 2 未尝试 nothing was tried
      """;

  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param out where the trial is shown, Chinese first
   * @param err where it is said why nothing could be tried
   */
  public CallCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Tries the call.
   *
   * @param typed what was typed behind {@code call}
   * @return the exit code: {@link #AS_EXPECTED}, {@link #OTHERWISE} or {@link #NOT_TRIED}
   */
  public int run(List<String> typed) throws InterruptedException {
    if (typed.stream().anyMatch(ASKS_FOR_HELP::contains)) {
      out.print(USAGE);
      return AS_EXPECTED;
    }
    try {
      return run(CallArguments.parse(typed));
    } catch (WrongUse wrong) {
      return notTried(wrong.text().zh(), wrong.text().en(), wrong.lines());
    } catch (FaultyFiles faulty) {
      return notTried(
          "文件有误，请改正",
          "Files are faulty; mend them",
          faulty.faults().stream().map(Fault::shown).flatMap(String::lines).toList());
    } catch (MissingSetting missing) {
      return notTried(
          "缺少设置", "Settings are missing", String.valueOf(missing.getMessage()).lines().toList());
    } catch (UncheckedIOException unreadable) {
      return notTried(
          "文件无法读取", "Files cannot be read", List.of(String.valueOf(unreadable.getMessage())));
    }
  }

  private int notTried(String zh, String en, List<String> lines) {
    err.println(zh + (lines.isEmpty() ? "。" : "："));
    err.println(en + (lines.isEmpty() ? "." : ":"));
    lines.forEach(line -> err.println("  " + line));
    return NOT_TRIED;
  }

  private int run(CallArguments arguments) throws WrongUse, InterruptedException {
    TrialSettings settings = new TrialSettings(arguments.settings());
    String location = settings.get("onething.data.location", DataFiles.DEFAULT_LOCATION);
    DataFiles data = new DataFiles(location);
    DepartmentFiles files = DepartmentFiles.read(data);
    Call call = call(arguments, files, location);
    Department department = files.department(call.department());
    if (arguments.sample() == null) {
      return withoutSample(arguments, call, department, settings, data);
    }
    Sample sample = sample(arguments.sample(), call, data);
    TrialReport report = new TrialReport(out, department, call);
    List<String> differences =
        arguments.played()
            ? played(department, call, sample, settings, report)
            : sent(department, call, sample, settings, arguments.key(), report);
    report.compare(differences);
    return differences.isEmpty() ? AS_EXPECTED : OTHERWISE;
  }

  private static Call call(CallArguments arguments, DepartmentFiles files, String location)
      throws WrongUse {
    String topic = arguments.topic();
    @Nullable Call call = topic == null ? null : files.find(topic).orElse(null);
    if (call == null) {
      throw new WrongUse(
          topic == null
              ? "请给出主题"
              : "没有主题 " + topic + "，位置 " + location + " (onething.data.location)",
          topic == null
              ? "A topic is expected"
              : "There is no topic "
                  + topic
                  + " at "
                  + location
                  + " (onething.data.location), expected one of",
          files.calls().stream()
              .map(known -> known.topic() + "  " + known.names().zh() + " " + known.names().en())
              .toList());
    }
    return call;
  }

  private static Sample sample(String given, Call call, DataFiles data) throws WrongUse {
    Path path = Path.of(given);
    if (Files.isRegularFile(path)) {
      try {
        return Samples.read(call, new DataFile(given, Files.readAllBytes(path)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("Cannot read " + given, unreadable);
      }
    }
    String shipped = Samples.folder(call) + given + (given.endsWith(".json") ? "" : ".json");
    @Nullable DataFile file = data.find(shipped).orElse(null);
    if (file == null) {
      throw new WrongUse(
          "没有样例 " + given,
          "There is no sample " + given + ", expected a file or one of",
          names(call, data));
    }
    return Samples.read(call, file);
  }

  private static List<String> names(Call call, DataFiles data) {
    return data.matching(Samples.folder(call) + "*.json").stream()
        .map(file -> file.name().replaceFirst("\\.json$", ""))
        .toList();
  }

  private int withoutSample(
      CallArguments arguments,
      Call call,
      Department department,
      TrialSettings settings,
      DataFiles data)
      throws WrongUse, InterruptedException {
    if (!arguments.played()) {
      throw new WrongUse(
          "请用 --with 给出样例",
          "A sample is expected behind --with: a file or one of",
          names(call, data));
    }
    List<Sample> samples = Samples.of(call, data);
    boolean asExpected = true;
    for (Sample sample : samples) {
      List<String> differences = played(department, call, sample, settings, null);
      out.println((differences.isEmpty() ? "一致 ok    " : "不同 differs ") + sample.name());
      differences.forEach(line -> out.println("    " + line));
      asExpected &= differences.isEmpty();
    }
    List<String> missing = new Coverage(department, call, samples).missing();
    missing.forEach(line -> out.println("缺少样例 no sample for: " + line));
    return asExpected && missing.isEmpty() ? AS_EXPECTED : OTHERWISE;
  }

  private static List<String> played(
      Department department,
      Call call,
      Sample sample,
      TrialSettings settings,
      @Nullable TrialReport report)
      throws InterruptedException {
    URI base = base(department, settings);
    try (DepartmentCaller caller =
        new DepartmentCaller(
            new DepartmentAddress(base, department.allowedHosts()),
            new PlayedDepartment(sample),
            Clock.systemUTC())) {
      Tried tried = new Trial(caller, null).of(call, sample);
      if (report != null) {
        report.show(sample, tried, true);
      }
      return Comparison.of(sample, tried, base, true);
    }
  }

  /** Where it would go; an address that is not set is not needed as long as nothing is sent. */
  private static URI base(Department department, TrialSettings settings) {
    Setting address = department.baseUrl(environment(settings));
    try {
      String text = address == null ? "" : address.resolve(settings::get);
      return DepartmentAddress.of(text, List.of()).base();
    } catch (MissingSetting | IllegalArgumentException unset) {
      return URI.create("https://" + department.id() + ".invalid");
    }
  }

  private static String environment(TrialSettings settings) {
    return settings.get("onething.environment", "production");
  }

  private static List<String> sent(
      Department department,
      Call call,
      Sample sample,
      TrialSettings settings,
      @Nullable String key,
      TrialReport report)
      throws InterruptedException {
    DepartmentCallers callers =
        new DepartmentCallers(environment(settings), settings::get, Clock.systemUTC());
    List<String> differences = new ArrayList<>();
    try (DepartmentCaller caller = callers.open(department)) {
      String given = key == null ? "try-" + UUID.randomUUID() : key;
      Tried tried = new Trial(caller, given).of(call, sample);
      report.show(sample, tried, false);
      differences.addAll(Comparison.of(sample, tried, base(department, settings), false));
    } catch (LeftAlone later) {
      differences.add(String.valueOf(later.getMessage()));
    }
    return differences;
  }
}
