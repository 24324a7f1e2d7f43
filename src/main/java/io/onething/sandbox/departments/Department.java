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
  EDUCATION("教育部学历认证服务", "Degree Verification Service of the Ministry of Education"),
  CIVIL_AFFAIRS("深圳市民政局", "Shenzhen Civil Affairs Bureau"),
  SOCIAL_INSURANCE("深圳市社会保险基金管理局", "Shenzhen Social Insurance Fund Administration"),
  HEALTH("深圳市卫生健康委员会", "Shenzhen Health Commission"),
  HOUSING("深圳市规划和自然资源局", "Shenzhen Planning and Natural Resources Bureau"),
  HRSS("深圳市人力资源和社会保障局", "Shenzhen Human Resources and Social Security Bureau"),
  RESIDENCY("深圳市户籍迁入管理办公室", "Shenzhen Residency Quota Office"),
  POLICE_ORIGIN("原籍地公安机关", "Public Security of the Place of Origin"),
  REGISTRY("深圳市不动产登记中心", "Shenzhen Real Estate Registration Centre"),
  NOTARY_ASSOCIATION("深圳市公证协会", "Shenzhen Notaries Association"),
  TAX("国家税务总局深圳市税务局", "Shenzhen Tax Service"),
  EDUCATION_BUREAU("深圳市教育局", "Shenzhen Education Bureau"),
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
