package io.onething.sandbox.departments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.onething.shared.Localized;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The departments that the sandbox plays, in the order in which a case meets them: those that need
 * code, those that a file in {@code sandbox/departments/} describes, then one to practise with.
 */
final class Department {

  static final Department POLICE_SZ =
      new Department("police-sz", "深圳市公安局", "Shenzhen Public Security Bureau");
  static final Department EDUCATION =
      new Department(
          "education", "教育部学历认证服务", "Degree Verification Service of the Ministry of Education");
  static final Department CIVIL_AFFAIRS =
      new Department("civil-affairs", "深圳市民政局", "Shenzhen Civil Affairs Bureau");
  static final Department SOCIAL_INSURANCE =
      new Department(
          "social-insurance", "深圳市社会保险基金管理局", "Shenzhen Social Insurance Fund Administration");
  static final Department HEALTH =
      new Department("health", "深圳市卫生健康委员会", "Shenzhen Health Commission");
  static final Department HOUSING =
      new Department("housing", "深圳市规划和自然资源局", "Shenzhen Planning and Natural Resources Bureau");
  static final Department HRSS =
      new Department(
          "hrss", "深圳市人力资源和社会保障局", "Shenzhen Human Resources and Social Security Bureau");
  static final Department RESIDENCY =
      new Department("residency", "深圳市户籍迁入管理办公室", "Shenzhen Residency Quota Office");
  static final Department POLICE_ORIGIN =
      new Department("police-origin", "原籍地公安机关", "Public Security of the Place of Origin");
  static final Department REGISTRY =
      new Department("registry", "深圳市不动产登记中心", "Shenzhen Real Estate Registration Centre");
  static final Department NOTARY_ASSOCIATION =
      new Department("notary-association", "深圳市公证协会", "Shenzhen Notaries Association");
  static final Department TAX = new Department("tax", "国家税务总局深圳市税务局", "Shenzhen Tax Service");
  static final Department EDUCATION_BUREAU =
      new Department("education-bureau", "深圳市教育局", "Shenzhen Education Bureau");
  static final Department PRACTICE =
      new Department("practice", "接口练习台", "Practice bench for new interfaces");

  private static final List<Department> IN_CODE =
      List.of(
          POLICE_SZ,
          EDUCATION,
          CIVIL_AFFAIRS,
          SOCIAL_INSURANCE,
          HEALTH,
          HOUSING,
          HRSS,
          RESIDENCY,
          POLICE_ORIGIN,
          REGISTRY,
          NOTARY_ASSOCIATION,
          TAX,
          EDUCATION_BUREAU);
  private static final String PREFIX = "/departments/";

  /** Everyone that was ever played here, so that one id is one department. */
  private static final Map<String, Department> KNOWN = new ConcurrentHashMap<>();

  static {
    IN_CODE.forEach(department -> KNOWN.put(department.id, department));
    KNOWN.put(PRACTICE.id, PRACTICE);
  }

  private final String id;
  private final Localized names;

  private Department(String id, String zh, String en) {
    this(id, new Localized(zh, en));
  }

  private Department(String id, Localized names) {
    this.id = id;
    this.names = names;
  }

  /** Those in code and those that have their names from these files. */
  static List<Department> allWith(List<PlayedFile> files) {
    Set<Department> all = new LinkedHashSet<>(IN_CODE);
    for (PlayedFile file : files) {
      Localized names = file.names();
      if (names != null) {
        all.add(
            KNOWN.computeIfAbsent(file.department(), unknown -> new Department(unknown, names)));
      }
    }
    all.add(PRACTICE);
    return List.copyOf(all);
  }

  /** Whether the names of this department stand in the code. */
  static boolean isInCode(String id) {
    return id.equals(PRACTICE.id) || IN_CODE.stream().anyMatch(known -> known.id.equals(id));
  }

  /** As in addresses and in {@code workers/<department>}, e.g. {@code police-sz}. */
  String id() {
    return id;
  }

  Localized names() {
    return names;
  }

  /** As its properties and the journal begin, e.g. {@code POLICE_SZ}. */
  @JsonValue
  String property() {
    return id.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @JsonCreator
  static @Nullable Department ofProperty(String property) {
    return KNOWN.values().stream()
        .filter(department -> department.property().equals(property))
        .findFirst()
        .orElse(null);
  }

  /** The property that holds the secret which callers must have. */
  String secretProperty() {
    return property() + (this == HOUSING ? "_SECRET" : "_KEY");
  }

  /** Whether what it says is XML. */
  boolean speaksXml() {
    return this == CIVIL_AFFAIRS;
  }

  /** The department that a path of the sandbox belongs to. */
  static Optional<Department> called(String path) {
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int end = path.indexOf('/', PREFIX.length());
    return byId(path.substring(PREFIX.length(), end < 0 ? path.length() : end));
  }

  static Optional<Department> byId(String id) {
    return Optional.ofNullable(KNOWN.get(id));
  }

  @Override
  public String toString() {
    return id;
  }
}
