package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import io.onething.shared.Localized;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads every file under {@code workers/} and keeps those without faults. */
final class DepartmentReader {
  private static final String DEPARTMENT_FILE = "department.yaml";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern BASE_URL = Pattern.compile("(https?://|\\$\\{).+");
  private static final Pattern VARIABLE_ONLY = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_.-]*}");
  static final Set<String> KEYS =
      Set.of("department", "names", "baseUrl", "signIn", "callback", "maxParallel", "contact");

  private final DataFiles files;
  private final List<Fault> faults;

  DepartmentReader(DataFiles files, List<Fault> faults) {
    this.files = files;
    this.faults = faults;
  }

  DepartmentFiles read() {
    Map<String, Department> departments = new LinkedHashMap<>();
    Map<String, Call> calls = new HashMap<>();
    List<DataFile> found = files.matching("workers/*/*.yaml");
    for (DataFile file : found) {
      if (file.name().equals(DEPARTMENT_FILE)) {
        open(file).flatMap(this::department).ifPresent(read -> departments.put(read.id(), read));
      }
    }
    for (DataFile file : found) {
      if (!file.name().equals(DEPARTMENT_FILE)) {
        open(file)
            .flatMap(node -> call(file, node, departments))
            .ifPresent(read -> keep(file, read, calls));
      }
    }
    return new DepartmentFiles(departments.values(), calls.values());
  }

  private Optional<YamlNode> open(DataFile file) {
    return YamlFiles.read(file, JsonNode.class, faults)
        .flatMap(
            node -> {
              if (node.isObject()) {
                return Optional.of(new YamlNode(file.path(), "", node, faults));
              }
              faults.add(new Fault(file.path(), "(file)", "holds no keys", "an object"));
              return Optional.empty();
            });
  }

  private Optional<Department> department(YamlNode node) {
    int before = faults.size();
    node.allow(KEYS);
    String folder = node.file().split("/")[1];
    String id = node.text("department", "the folder's name, " + folder);
    if (id != null && (!id.equals(folder) || !ID.matcher(id).matches())) {
      node.fault("department", "is '" + id + "'", "the folder's name in lower case: " + folder);
    }
    Localized names = node.names("names");
    Setting baseUrl = setting(node, "baseUrl", "the address of " + folder, BASE_URL);
    SignIn signIn = signIn(node, folder);
    Setting callbackSecret = callbackSecret(node, folder);
    int maxParallel = node.integer("maxParallel", 8, 1, 256);
    Contact contact = contact(node);
    if (faults.size() > before || id == null || names == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Department(id, names, baseUrl, signIn, callbackSecret, maxParallel, contact));
  }

  private SignIn signIn(YamlNode node, String folder) {
    YamlNode signIn = node.object("signIn");
    if (signIn == null) {
      return new SignIn.None();
    }
    signIn.allow(Set.of("type", "header", "secret"));
    String type = signIn.text("type", "none or api-key");
    if (type == null || type.equals("none")) {
      return new SignIn.None();
    }
    if (!type.equals("api-key")) {
      signIn.fault("type", "is '" + type + "'", "none or api-key");
      return new SignIn.None();
    }
    String header = signIn.text("header", "the header that carries the key");
    Setting secret = secret(signIn, "the key that " + folder + " gave us");
    return header == null || secret == null ? new SignIn.None() : new SignIn.ApiKey(header, secret);
  }

  private @Nullable Setting callbackSecret(YamlNode node, String folder) {
    YamlNode callback = node.object("callback");
    if (callback == null) {
      return null;
    }
    callback.allow(Set.of("type", "secret"));
    String type = callback.text("type", "hmac");
    if (type != null && !type.equals("hmac")) {
      callback.fault("type", "is '" + type + "'", "hmac");
    }
    return secret(callback, "the key that " + folder + " signs its callbacks with");
  }

  private static @Nullable Setting secret(YamlNode node, String meaning) {
    if (!node.has("secret")) {
      node.fault("secret", "is missing", "${NAME} of a property or environment variable");
      return null;
    }
    String text = node.optionalText("secret", "${NAME} of a property or environment variable");
    if (text != null && !VARIABLE_ONLY.matcher(text).matches()) {
      node.fault("secret", "stands in the file", "${NAME} of a property or environment variable");
      return null;
    }
    return text == null ? null : new Setting(text, node.file(), node.at("secret"), meaning);
  }

  private static @Nullable Setting setting(
      YamlNode node, String key, String meaning, Pattern form) {
    String text = node.optionalText(key, meaning);
    if (text != null && !form.matcher(text).matches()) {
      node.fault(key, "is '" + text + "'", "http(s)://.. or ${NAME}");
    }
    return text == null ? null : new Setting(text, node.file(), node.at(key), meaning);
  }

  private static @Nullable Contact contact(YamlNode node) {
    YamlNode contact = node.object("contact");
    if (contact == null) {
      return null;
    }
    contact.allow(Set.of("zh", "phone"));
    String zh = contact.text("zh", "the office or person to ask");
    return zh == null ? null : new Contact(zh, contact.optionalText("phone", "a number"));
  }

  private Optional<Call> call(DataFile file, YamlNode node, Map<String, Department> departments) {
    Department department = departments.get(file.folder());
    if (department == null
        && files.find("workers/" + file.folder() + "/" + DEPARTMENT_FILE).isEmpty()) {
      node.fault("(file)", "its department has no " + DEPARTMENT_FILE, "one beside it");
    }
    int before = faults.size();
    Call call = new CallReader(node, file.folder(), department).read();
    return faults.size() > before ? Optional.empty() : Optional.ofNullable(call);
  }

  private void keep(DataFile file, Call call, Map<String, Call> calls) {
    Call other = calls.putIfAbsent(call.topic(), call);
    if (other != null) {
      String found = "is also a topic of " + other.department();
      faults.add(new Fault(file.path(), "topic", found, "a topic of its own"));
    }
  }
}
