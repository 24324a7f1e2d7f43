package io.onething.applicants;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FollowUp;
import io.onething.engine.FollowUps;
import io.onething.shared.ErrorCode;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What may be begun of a case that has ended, each with the form that asks what is needed. */
@Component
public class FollowUpRequests {

  /** Somebody who may begin some of them. */
  @FunctionalInterface
  public interface Asker {

    /** The form that she fills in; null: this one is not hers to begin. */
    @Nullable String formOf(FollowUp followUp);
  }

  private final Catalog catalog;
  private final Forms forms;
  private final FormAnswers answers;
  private final FollowUps followUps;

  FollowUpRequests(Catalog catalog, Forms forms, FormAnswers answers, FollowUps followUps) {
    this.catalog = catalog;
    this.forms = forms;
    this.answers = answers;
    this.followUps = followUps;
  }

  /**
   * What may be begun now.
   *
   * @param until the last day
   */
  public record Offered(
      String id,
      Localized names,
      Localized text,
      @Nullable String basis,
      LocalDate until,
      JsonNode form) {}

  /** In the order of the manifest. */
  public List<Offered> of(CaseFile file, Asker asker) {
    Bundle bundle = catalog.bundle(file.edition());
    List<Offered> offered = new ArrayList<>();
    followUps
        .possible(file)
        .forEach(
            (id, until) -> {
              FollowUp followUp = Objects.requireNonNull(bundle.followUps().get(id));
              @Nullable String form = asker.formOf(followUp);
              if (form != null) {
                offered.add(
                    new Offered(
                        id,
                        followUp.names(),
                        followUp.text(),
                        followUp.basis(),
                        until,
                        forms.named(bundle, form).schema()));
              }
            });
    return offered;
  }

  /**
   * Keeps what was typed and begins it; to be called with the case locked.
   *
   * @param source who says so, as {@link CaseFacts#record} takes it
   * @throws OneThingException {@code NOT_NOW}, {@code INVALID_INPUT}, {@code UNKNOWN_ADDRESS}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(
      CaseFile file, String id, Asker asker, String source, Map<String, @Nullable Object> given) {
    Bundle bundle = catalog.bundle(file.edition());
    @Nullable FollowUp known = bundle.followUps().get(id);
    @Nullable String form = known == null ? null : asker.formOf(known);
    if (form == null) {
      throw new OneThingException(
          ErrorCode.UNKNOWN_ADDRESS, "Nothing of this name may be asked for");
    }
    if (followUps.possible(file).containsKey(id)) {
      answers.keep(file, bundle, forms.named(bundle, form), source, given, Map.of());
    }
    followUps.begin(file, id);
  }
}
