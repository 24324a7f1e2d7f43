package io.onething.releases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.BundleFolder;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.shared.CityTime;
import io.onething.shared.WrongUse;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code release}: sends a bundle's folder to a running server, makes a release count,
 * or lists what there is. Comes by the door of Camunda Modeler, with a personal deploy token.
 */
public final class ReleaseCommand {

  /** It was taken, or decided, or listed. */
  public static final int DONE = 0;

  /** The server refused it and says why, or took it but cannot let it count yet. */
  public static final int REFUSED = 1;

  /** Nothing was sent, or nobody answered. */
  public static final int NOT_SENT = 2;

  private static final Set<String> ASKS_FOR_HELP = Set.of("--help", "-h", "help");
  private static final Pattern EDITION = Pattern.compile("[a-z][a-z0-9-]*@[0-9]+");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(CityTime.ZONE);
  private static final Map<String, String> STATES =
      Map.of(
          "DRAFT", "草稿 draft",
          "PLANNED", "待生效 planned",
          "ACTIVE", "现行 active",
          "FORMER", "曾用 former");
  private static final Map<String, String> KINDS =
      Map.of(
          "ADDED", "新增 added",
          "CHANGED", "修改 changed",
          "REMOVED", "删除 removed",
          "CALL", "部门调用，可见 call, sees",
          "DEPARTMENT", "新部门 new department",
          "SEEN_BY", "更多部门可见 seen by more");
  private static final String USAGE =
      """
      用法 Usage: java -jar onething.jar release <文件夹 folder> | <版本 release> | --list  [<选项 option> ...]

        release processes/talent-residency                          送交一件事，作为草稿 sends the bundle, as a draft
        release processes/talent-residency --activate now           送交并立即生效 sends it, new cases start on it at once
        release processes/talent-residency --activate 2026-12-01    送交，自该日起生效 sends it, from that day
        release talent-residency@3 --activate now                   使已有版本生效 makes a release count that is there
        release talent-residency@3 --activate never                 撤销其待生效计划 takes back what is planned for it
        release --list                                              列出全部版本 lists all releases

      选项 Options:
        --server <地址>    服务地址，默认 http://localhost:8080 the server (ONETHING_SERVER)
        --user <账号>      令牌所属账号 whose token it is (ONETHING_DEPLOY_USER)
        --token <令牌>     个人部署令牌 the personal deploy token; better in ONETHING_DEPLOY_TOKEN
        --activate <时刻>  now, 2026-12-01, 2026-12-01T08:30（北京时间 the city's time）; never

      退出码 Exit codes: 0 完成 done, 1 被拒绝 refused (or taken, but cannot count yet), 2 未送出 not sent
      """;

  private final PrintStream out;
  private final PrintStream err;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param out where it is said what became of it, Chinese first
   * @param err where it is said why nothing did
   */
  public ReleaseCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the command.
   *
   * @param typed what was typed behind {@code release}
   * @param environment the environment variables
   * @return the exit code: {@link #DONE}, {@link #REFUSED} or {@link #NOT_SENT}
   */
  public int run(List<String> typed, Map<String, String> environment) throws InterruptedException {
    if (typed.stream().anyMatch(ASKS_FOR_HELP::contains)) {
      out.print(USAGE);
      return DONE;
    }
    try {
      ReleaseArguments arguments = ReleaseArguments.parse(typed);
      ReleaseServer server = ReleaseServer.of(arguments, environment);
      String what = arguments.what();
      if (what == null) {
        return list(server);
      }
      return EDITION.matcher(what).matches()
          ? activate(server, what, arguments)
          : send(server, Path.of(what), arguments);
    } catch (WrongUse wrong) {
      err.println(wrong.text().zh());
      err.println(wrong.text().en());
      return NOT_SENT;
    } catch (IOException away) {
      err.println("服务没有应答：" + away.getMessage());
      err.println("The server does not answer: " + away.getMessage());
      return NOT_SENT;
    }
  }

  private int send(ReleaseServer server, Path folder, ReleaseArguments arguments)
      throws WrongUse, IOException, InterruptedException {
    Path whole = folder.toAbsolutePath().normalize();
    Path processes = whole.getParent();
    if (!Files.isDirectory(whole)
        || processes == null
        || processes.getParent() == null
        || !processes.endsWith("processes")) {
      throw new WrongUse(
          folder + " 不是 processes/ 下的文件夹",
          folder + " is no folder below processes/, as in processes/talent-residency");
    }
    String bundle = String.valueOf(whole.getFileName());
    if (bundle.equals(BundleFolder.SHARED)) {
      throw new WrongUse(
          "processes/shared 不是一件事；公共部件随用到它的一件事一起送交，如 release processes/talent-residency",
          "processes/shared is no bundle; what is shared goes along with a bundle that uses it, as"
              + " in release processes/talent-residency");
    }
    DataFiles all = new DataFiles(String.valueOf(processes.getParent().toUri()));
    List<DataFile> files = new ArrayList<>(BundleFolder.of(bundle, all));
    files.addAll(BundleFolder.callsNamedIn(files, all));
    @Nullable String from = arguments.option("activate").orElse(null);
    HttpResponse<String> answer = server.send(bundle, files, from);
    int code = told(answer, this::taken);
    boolean waits = code == DONE && !body(answer).at("/oneThing/hindrances").isEmpty();
    return waits && from != null ? REFUSED : code;
  }

  private void taken(JsonNode answer) {
    JsonNode taken = answer.path("oneThing");
    String name = answer.path("name").asText();
    boolean created = taken.path("created").asBoolean();
    out.println(created ? "已收下版本 " + name : "内容与最新版本 " + name + " 相同，未另建版本");
    out.println(created ? "Taken in as " + name : "The same as the newest release, " + name);
    if (created) {
      changes(taken.path("changes"));
    }
    if (taken.path("activeFrom").isTextual()) {
      counts(taken.path("activeFrom").asText());
    } else if (created) {
      out.println("目前是草稿；生效请运行 release " + name + " --activate now");
      out.println("It is a draft; to make it count: release " + name + " --activate now");
      waits(taken.path("hindrances"));
    } else {
      out.println("是否生效见 release --list");
      out.println("Whether it counts: release --list");
      waits(taken.path("hindrances"));
    }
  }

  private void changes(JsonNode changes) {
    if (changes.path("against").isTextual()) {
      out.println("与 " + changes.path("against").asText() + " 相比 Beside it:");
      changes
          .path("changes")
          .forEach(
              each ->
                  out.println(
                      "  "
                          + KINDS.get(each.path("kind").asText())
                          + "  "
                          + each.path("where").asText()
                          + (each.path("names").isEmpty() ? "" : "  " + each.path("names"))));
    }
  }

  private void waits(JsonNode hindrances) {
    if (!hindrances.isEmpty()) {
      out.println("还不能生效 It cannot count yet:");
      hindrances.forEach(each -> problem(out, each.path("file").asText(), each.path("problem")));
    }
  }

  private int activate(ReleaseServer server, String edition, ReleaseArguments arguments)
      throws WrongUse, IOException, InterruptedException {
    String from =
        arguments
            .option("activate")
            .orElseThrow(
                () ->
                    new WrongUse(
                        "缺少 --activate，如 --activate now",
                        "Expected --activate, as in --activate now"));
    return told(
        server.activate(edition, json.writeValueAsString(Map.of("from", from))),
        answer -> {
          out.println(edition);
          if (answer.path("from").isTextual()) {
            counts(answer.path("from").asText());
          } else {
            out.println("原定的生效时间已撤销");
            out.println("What was planned for it is taken back");
          }
        });
  }

  private void counts(String from) {
    String moment = MOMENT.format(Instant.parse(from));
    out.println("自 " + moment + " 起，新办件按此版本办理；在办的按原版本办完");
    out.println("From " + moment + " on new cases start on it; open ones finish on theirs");
  }

  private int list(ReleaseServer server) throws IOException, InterruptedException {
    return told(
        server.list(),
        answer ->
            answer.forEach(
                each ->
                    out.println(
                        each.path("bundle").asText()
                            + "@"
                            + each.path("release").asInt()
                            + "  "
                            + STATES.get(each.path("state").asText())
                            + "  "
                            + MOMENT.format(Instant.parse(each.path("releasedAt").asText()))
                            + "  "
                            + each.path("origin").asText()
                            + "  "
                            + each.path("releasedBy").asText()
                            + (each.path("from").isTextual()
                                ? "  自 from "
                                    + MOMENT.format(Instant.parse(each.path("from").asText()))
                                : ""))));
  }

  private int told(HttpResponse<String> answer, java.util.function.Consumer<JsonNode> good)
      throws IOException {
    JsonNode body = body(answer);
    if (answer.statusCode() == 200) {
      good.accept(body);
      return DONE;
    }
    err.println("被拒绝，没有任何改变 (" + answer.statusCode() + ")");
    err.println("Refused, nothing has changed (" + answer.statusCode() + ")");
    if (body.path("message").isTextual()) {
      err.println(body.path("message").asText());
    } else {
      err.println(body.path("title").asText(answer.body()));
      body.path("errors")
          .forEach(each -> problem(err, each.path("field").asText(), each.path("problem")));
      if (body.path("errors").isEmpty() && body.path("detail").isTextual()) {
        err.println(body.path("detail").asText());
      }
    }
    return REFUSED;
  }

  private static void problem(PrintStream to, String where, JsonNode problem) {
    to.println("  " + where + ": " + problem.path("zh").asText());
    to.println("      " + problem.path("en").asText());
  }

  private JsonNode body(HttpResponse<String> answer) throws IOException {
    try {
      return json.readTree(answer.body());
    } catch (JsonProcessingException other) {
      throw new IOException(
          answer.uri() + " answers " + answer.statusCode() + " in another form than JSON", other);
    }
  }
}
