package io.onething.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.CaseOffices;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import io.onething.supervision.PenaltyStore.Penalty;
import io.onething.supervision.SupervisionOrder.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Orders and penalties with the names that people know. */
final class SupervisionViews {

  private final CaseFiles files;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final CaseOffices offices;

  SupervisionViews(
      CaseFiles files, Catalog catalog, DepartmentFiles departments, CaseOffices offices) {
    this.files = files;
    this.catalog = catalog;
    this.departments = departments;
    this.offices = offices;
  }

  /**
   * An order.
   *
   * @param clock what was late
   * @param cause OVERDUE or TACIT
   * @param late it was to be answered before now
   * @param office which of the department's offices has to answer it; null if the department has
   * @param mine the reader has to answer it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OrderView(
      String number,
      String caseNumber,
      Localized bundle,
      Localized clock,
      Localized department,
      @Nullable Localized office,
      String cause,
      Instant issuedAt,
      Instant answerDue,
      boolean late,
      int reminders,
      boolean mine,
      @Nullable Answer answer) {}

  /**
   * A penalty.
   *
   * @param times 1 for the warning
   * @param amount in yuan, with two decimals
   */
  record PenaltyView(
      String caseNumber,
      Localized clock,
      Localized department,
      int times,
      String amount,
      Instant at) {}

  List<OrderView> orders(List<SupervisionOrder> orders, OrderReader reader, Instant now) {
    Map<CaseId, CaseFile> cases = files.all(orders.stream().map(SupervisionOrder::caseId).toList());
    return orders.stream()
        .map(order -> order(order, file(cases, order.caseId()), reader, now))
        .toList();
  }

  private OrderView order(SupervisionOrder order, CaseFile file, OrderReader reader, Instant now) {
    @Nullable String office = order.office();
    return new OrderView(
        order.number(),
        String.valueOf(file.caseNumber()),
        catalog.bundle(file.edition()).names(),
        catalog.bundle(file.edition()).clockNames(order.clock()),
        departments.names(order.department()),
        office == null ? null : offices.names(office).orElse(null),
        order.cause().name(),
        order.issuedAt(),
        order.answerDue(),
        order.answer() == null && now.isAfter(order.answerDue()),
        order.reminders(),
        reader.answers(order),
        order.answer());
  }

  List<PenaltyView> penalties(List<Penalty> penalties) {
    Map<CaseId, CaseFile> cases = files.all(penalties.stream().map(Penalty::caseId).toList());
    return penalties.stream().map(each -> view(each, file(cases, each.caseId()))).toList();
  }

  private PenaltyView view(Penalty penalty, CaseFile file) {
    return new PenaltyView(
        String.valueOf(file.caseNumber()),
        catalog.bundle(file.edition()).clockNames(penalty.clock()),
        departments.names(penalty.department()),
        penalty.times(),
        yuan(penalty.amount()),
        penalty.at());
  }

  private static String yuan(BigDecimal amount) {
    return amount.toPlainString();
  }

  private static CaseFile file(Map<CaseId, CaseFile> cases, CaseId id) {
    return Objects.requireNonNull(cases.get(id), "a case that an order is about is gone");
  }
}
