package io.onething.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** 林诚 applies for the estate of his father, with his sister 林悦 and his mother 陈素梅 as heirs. */
public final class HeirsApplication {

  /** The citizen number of 陈素梅, who waives. */
  public static final String MOTHER = "440304195504182626";

  /** The citizen number of 林悦, who inherits 40 %. */
  public static final String SISTER = "440304198808163727";

  private HeirsApplication() {}

  /**
   * Sends the application.
   *
   * @param lincheng signed in
   * @param share his own, in per cent; 60 is right
   */
  public static HttpResponse<String> by(TestBrowser lincheng, int share) {
    Map<String, Object> form = new HashMap<>();
    form.put("mobile", "13800002001");
    form.put("decedentName", "林国安");
    form.put("decedentIdNumber", "440304195303213318");
    form.put("deathDate", "2026-08-17");
    form.put("propertyCertNo", "粤(2012)深圳市不动产权第0101001号");
    form.put("maritalProperty", "SOLE");
    form.put("inheritanceType", "STATUTORY");
    form.put("deliveryMode", "WINDOW");
    form.put("truthPledge", true);
    form.put("signature", "林诚");
    Map<String, Object> mother = heir("陈素梅", MOTHER, "SPOUSE", "WAIVES", "13800002011");
    Map<String, Object> sister = heir("林悦", SISTER, "CHILD", "INHERITS", "13800002012");
    sister.put("share", 40);
    Map<String, Object> himself =
        heir("林诚", "440304198506123711", "CHILD", "INHERITS", "13800002001");
    himself.put("share", share);
    form.put("heirs", List.of(himself, sister, mother));
    return send(lincheng, form);
  }

  static HttpResponse<String> send(TestBrowser applicant, Map<String, Object> form) {
    try {
      return applicant.post(
          "/api/cases",
          new ObjectMapper()
              .writeValueAsString(
                  Map.of("bundle", "inheritance-transfer", "consent", true, "form", form)),
          "Idempotency-Key",
          UUID.randomUUID().toString());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> heir(
      String name, String number, String relation, String role, String mobile) {
    return new HashMap<>(
        Map.of(
            "name", name,
            "idNumber", number,
            "relation", relation,
            "role", role,
            "mobile", mobile));
  }
}
