package io.onething.departments;

import io.onething.shared.Localized;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code department.yaml}.
 *
 * @param node the file
 * @param folder the folder it stands in
 */
record DepartmentFileReader(YamlNode node, String folder) {
  static final Set<String> KEYS =
      Set.of(
          "department",
          "names",
          "baseUrl",
          "allowedHosts",
          "signIn",
          "callback",
          "limits",
          "breaker",
          "opening",
          "contact");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Limits NO_LIMITS = new Limits(8, null, null);
  private static final Breaker USUAL = new Breaker(50, 20, Duration.ofSeconds(30));

  /** The department, when the file has no fault. */
  Optional<Department> read() {
    int before = node.faults();
    node.allow(KEYS);
    String id = node.text("department", "the folder's name, " + folder);
    if (id != null && (!id.equals(folder) || !ID.matcher(id).matches())) {
      node.fault("department", "is '" + id + "'", "the folder's name in lower case: " + folder);
    }
    Localized names = node.names("names");
    Map<String, Setting> baseUrls = baseUrls();
    List<String> hosts = hosts();
    SignInReader trust = new SignInReader(node, folder);
    SignIn signIn = trust.signIn();
    CallbackTrust callback = trust.callback();
    Limits limits = limits();
    Breaker breaker = breaker();
    OpeningHours opening = opening();
    Contact contact = contact();
    if (node.faults() > before || id == null || names == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Department(
            id, names, baseUrls, hosts, signIn, callback, limits, breaker, opening, contact));
  }

  private Map<String, Setting> baseUrls() {
    Map<String, Setting> addresses = new LinkedHashMap<>();
    if (!node.has("baseUrl")) {
      return addresses;
    }
    String meaning = "the address of " + folder;
    if (!node.isObject("baseUrl")) {
      keep(addresses, Department.ANY, new SettingReader(node).address("baseUrl", meaning));
      return addresses;
    }
    YamlNode environments = node.object("baseUrl");
    if (environments != null) {
      for (String environment : environments.keys()) {
        keep(
            addresses,
            environment,
            new SettingReader(environments).address(environment, meaning + " in " + environment));
      }
    }
    return addresses;
  }

  private static void keep(
      Map<String, Setting> addresses, String environment, @Nullable Setting address) {
    if (address != null) {
      addresses.put(environment, address);
    }
  }

  private List<String> hosts() {
    List<String> hosts = node.texts("allowedHosts");
    for (String host : hosts) {
      if (!AllowedHosts.NAME.matcher(host).matches()) {
        node.fault(
            "allowedHosts", "'" + host + "' is no host", "a name in lower case, or *. and a name");
      }
    }
    return hosts;
  }

  private Limits limits() {
    YamlNode limits = node.object("limits");
    if (limits == null) {
      return NO_LIMITS;
    }
    limits.allow(Set.of("parallel", "perSecond", "perDay"));
    return new Limits(
        limits.integer("parallel", NO_LIMITS.parallel(), 1, 256),
        limits.optionalInteger("perSecond", 1, 10_000),
        limits.optionalInteger("perDay", 1, 100_000_000));
  }

  private Breaker breaker() {
    YamlNode breaker = node.object("breaker");
    if (breaker == null) {
      return USUAL;
    }
    breaker.allow(Set.of("failures", "window", "pause"));
    return new Breaker(
        breaker.integer("failures", USUAL.failures(), 1, 100),
        breaker.integer("window", USUAL.window(), 1, 1000),
        breaker.duration("pause", USUAL.pause(), Duration.ofSeconds(1), Duration.ofHours(1)));
  }

  private @Nullable OpeningHours opening() {
    YamlNode opening = node.object("opening");
    if (opening == null) {
      return null;
    }
    opening.allow(Set.of("days", "from", "until"));
    String days = opening.text("days", "working or every");
    if (days != null && !days.equals("working") && !days.equals("every")) {
      opening.fault("days", "is '" + days + "'", "working or every");
    }
    LocalTime from = time(opening, "from", "the first minute, as in '09:00'");
    LocalTime until = time(opening, "until", "the first minute it is closed again, as in '18:00'");
    if (from != null && until != null && !from.isBefore(until)) {
      opening.fault("until", "is " + until, "a time after " + from);
    }
    return from == null || until == null
        ? null
        : new OpeningHours("working".equals(days), from, until);
  }

  private static @Nullable LocalTime time(YamlNode node, String key, String expected) {
    String text = node.text(key, expected);
    try {
      return text == null ? null : LocalTime.parse(text);
    } catch (DateTimeParseException wrong) {
      node.fault(key, "is '" + text + "'", expected);
      return null;
    }
  }

  private @Nullable Contact contact() {
    YamlNode contact = node.object("contact");
    if (contact == null) {
      return null;
    }
    contact.allow(Set.of("zh", "phone"));
    String zh = contact.text("zh", "the office or person to ask");
    return zh == null ? null : new Contact(zh, contact.optionalText("phone", "a number"));
  }
}
