package io.onething.sandbox.departments;

import io.onething.shared.Localized;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The departments that the sandbox plays, in the order in which a case meets them; then one to
 * practise with.
 */
enum Department {
  POLICE_SZ("深圳市公安局", "Shenzhen Public Security Bureau"),
  EDUCATION("教育（学信网、留学服务中心）", "Education (degree registers)"),
  CIVIL_AFFAIRS("民政局", "Civil Affairs"),
  SOCIAL_INSURANCE("社会保险基金管理局", "Social Insurance"),
  HEALTH("卫生健康委员会", "Health Commission"),
  HOUSING("规划和自然资源局（不动产登记）", "Planning and Natural Resources (property register)"),
  HRSS("人力资源和社会保障局", "Human Resources and Social Security"),
  RESIDENCY("户籍迁入管理（发展改革委）", "Residency Management (Development and Reform)"),
  POLICE_ORIGIN("原籍公安机关", "Police at the place of origin"),
  PRACTICE("接口练习台", "Practice bench for new interfaces");

  private static final String PREFIX = "/departments/";

  private final Localized names;

  Department(String zh, String en) {
    this.names = new Localized(zh, en);
  }

  /** As in addresses and in {@code workers/<department>}, e.g. {@code police-sz}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Localized names() {
    return names;
  }

  /** The property that holds the secret which callers must have. */
  String secretProperty() {
    return name() + (this == HOUSING ? "_SECRET" : "_KEY");
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
    return Arrays.stream(values()).filter(department -> department.id().equals(id)).findFirst();
  }
}
