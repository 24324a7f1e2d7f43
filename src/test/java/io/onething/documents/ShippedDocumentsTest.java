package io.onething.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every shipped document says what it must. The PDFs stay under {@code target/documents}, to be
 * looked at.
 */
class ShippedDocumentsTest {

  private static final JasperReportsContext CONTEXT = Reporting.context();
  private static final PdfRenderer RENDERER = new PdfRenderer(CONTEXT, new DocumentFont(CONTEXT));
  private static final Templates TEMPLATES =
      new Templates(new DataFiles(DataFiles.DEFAULT_LOCATION), CONTEXT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acceptance-notice   | 受理通知书         | hrss      | 办理期限至2026年12月23日届满
          correction-notice   | 补正材料通知书     | hrss      | 请于2026年12月9日前在服务门户
          non-acceptance      | 不予受理告知书     | hrss      | 行政复议
          not-corrected       | 退件通知书         | hrss      | 至2026年12月9日补正期限届满
          review-result       | 人才引进审核结果   | hrss      | 同意引进
          rejection           | 不予引进决定书     | hrss      | 行政复议
          quota-card          | 入户指标卡         | residency | ZB-2026-000318
          move-in-permit      | 准予迁入证明       | police-sz | 广东省湛江市赤坎区
          household-card      | 电子户口卡         | police-sz | 李小宝（子女）
          check-failed        | 校验不通过告知书   | hrss      | 本期入户指标已用完
          reminder-letter     | 催办函             | police-sz | 湛江市公安局赤坎分局寸金派出所：
          move-out-refused    | 迁出不予办理告知书 | hrss      | 原籍存在未了结的纠纷
          overdue-termination | 逾期终止告知书     | hrss      | 依程序终止
          clock-suspended     | 特别程序告知书     | hrss      | 因专家评审，自本告知书签发之日起暂停
          clock-extended      | 延长办理期限告知书 | hrss      | 延长10个工作日，延长后的期限至2026年12月23日
          withdrawal          | 撤回确认书         | hrss      | 准予迁入证明（编号ZQ-2026-000207）
          """)
  void saysWhatItMust(String id, String title, String issuer, String said) throws IOException {
    Template template = TEMPLATES.of("talent-residency", id);
    Map<String, String> values = sample();
    values.put("documentName", title);
    values.put("issuer", ISSUERS.get(issuer));
    values.put("documentNumber", template.word() + "〔2026〕RC20261125-7K2M9X号");

    byte[] pdf = RENDERER.render(template, values);

    Files.createDirectories(Path.of("target", "documents"));
    Files.write(Path.of("target", "documents", id + ".pdf"), pdf);
    assertThat(template.issuer()).isEqualTo(issuer);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
          .contains(title, said, "李文", "7KQ2-M9XD-4RTW-0HZE", "2026年11月25日", ISSUERS.get(issuer))
          .doesNotContain("／", "null");
    }
  }

  private static final Map<String, String> ISSUERS =
      Map.of(
          "hrss", "深圳市人力资源和社会保障局",
          "residency", "深圳市户籍迁入管理办公室",
          "police-sz", "深圳市公安局");

  private static Map<String, String> sample() {
    Map<String, String> values = new HashMap<>();
    values.put("documentNameEn", "Official document (sample)");
    values.put("issuedOn", "2026年11月25日");
    values.put("verificationCode", "7KQ2-M9XD-4RTW-0HZE");
    values.put("verificationUrl", "http://localhost:8080/verify/7KQ2-M9XD-4RTW-0HZE");
    values.put("caseNumber", "RC20261125-7K2M9X");
    values.put("bundle", "人才引进入户");
    values.put("submittedOn", "2026年11月24日");
    values.put("acceptedOn", "2026年11月25日");
    values.put("due.case", "2026年12月23日");
    values.put("due.correction", "2026年12月9日");
    values.put("applicantName", "李文");
    values.put("namePinyin", "LI WEN");
    values.put("idNumber", "440524200301010016");
    values.put("gender", "女");
    values.put("birthDate", "2003年1月1日");
    values.put("ethnicity", "汉族");
    values.put("maritalStatus", "未婚");
    values.put("hukouType", "居民户口");
    values.put("hukouAddress", "广东省湛江市赤坎区寸金路29号师院教工宿舍12栋3单元601房");
    values.put("originStationName", "湛江市公安局赤坎分局寸金派出所");
    values.put("originStationPhone", "0759-0000-0110");
    values.put("talentCategory", "应届毕业生");
    values.put("degreeLevel", "大学本科");
    values.put("school", "岭南师范学院");
    values.put("major", "计算机科学与技术");
    values.put("graduationDate", "2026年6月30日");
    values.put("settleType", "人才集体户");
    values.put("settleAddress", "深圳市福田区福中三路1006号人才集体户");
    values.put("dependants", "李小宝（子女）");
    values.put("correctionItems", "1. 未查到您的学历信息，请填写学历证书编号\n2. 出生医学证明与子女信息不符，请核对编号");
    values.put("reasons", "您已是本市户籍，无需办理");
    values.put("reasonCodes", "1. 年龄不符合人才引进条件\n2. 学历不符合人才引进条件");
    values.put("refusalReason", "本期入户指标已用完");
    values.put("moveOutRefusalReason", "原籍存在未了结的纠纷");
    values.put("resultNo", "RC-2026-000451");
    values.put("quotaCardNo", "ZB-2026-000318");
    values.put("quotaCardIssuedOn", "2026年11月25日");
    values.put("quotaCardValidUntil", "2027年5月24日");
    values.put("permitNo", "ZQ-2026-000207");
    values.put("permitValidUntil", "2026年12月25日");
    values.put("moveOutTicket", "QC-2026-000163");
    values.put("moveOutCertificateNo", "粤迁字第00018823号");
    values.put("hukouNo", "440304110207");
    values.put("settledOn", "2026年11月25日");
    values.put("householdCardNo", "HK-2026-000099");
    values.put("act.clock", "全程办理");
    values.put("act.reason", "专家评审");
    values.put("act.basis", "《中华人民共和国行政许可法》第四十五条");
    values.put("act.until", "2026年12月9日");
    values.put("act.due", "2026年12月23日");
    values.put("act.added", "10 个工作日");
    values.put("act.approver", "本行政机关负责人");
    return values;
  }
}
