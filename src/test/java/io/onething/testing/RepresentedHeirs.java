package io.onething.testing;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 沈静怡 applies for the estate of her husband: she signs for her daughter, who is a child, and 叶青 for
 * her son, who has given a power.
 */
public final class RepresentedHeirs {

  private RepresentedHeirs() {}

  /**
   * Sends the application.
   *
   * @param shenjingyi signed in
   */
  public static HttpResponse<String> by(TestBrowser shenjingyi) {
    Map<String, Object> form = new HashMap<>();
    form.put("mobile", "13800002021");
    form.put("decedentName", "顾长河");
    form.put("decedentIdNumber", "440304197003054115");
    form.put("deathDate", "2026-08-02");
    form.put("propertyCertNo", "粤(2016)深圳市不动产权第0106006号");
    form.put("maritalProperty", "SOLE");
    form.put("inheritanceType", "STATUTORY");
    form.put("deliveryMode", "WINDOW");
    form.put("truthPledge", true);
    form.put("signature", "沈静怡");
    Map<String, Object> herself = heir("沈静怡", "440304198306122626", "SPOUSE", 40);
    Map<String, Object> daughter = heir("顾小雨", "440304201503183123", "CHILD", 30);
    represented(daughter, "GUARDIAN", "沈静怡", "440304198306122626", "13800002021");
    Map<String, Object> son = heir("顾明远", "44030420011009351X", "CHILD", 30);
    son.put("mobile", "13800002022");
    represented(son, "AGENT", "叶青", "440304197611244510", "13800002023");
    son.put("powerNo", "（2026）深公证字第20260918号");
    form.put("heirs", List.of(herself, daughter, son));
    return HeirsApplication.send(shenjingyi, form);
  }

  private static void represented(
      Map<String, Object> heir, String basis, String name, String number, String mobile) {
    heir.putAll(
        Map.of(
            "signedBy", basis,
            "signerName", name,
            "signerIdNumber", number,
            "signerMobile", mobile));
  }

  private static Map<String, Object> heir(String name, String number, String relation, int share) {
    return new HashMap<>(
        Map.of(
            "name", name,
            "idNumber", number,
            "relation", relation,
            "role", "INHERITS",
            "share", share));
  }
}
