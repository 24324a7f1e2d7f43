package io.onething.applicants;

import io.onething.cases.CaseClaims;
import io.onething.catalog.Bundle;
import io.onething.seasons.Seasons;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What an application has to pass before it becomes a case: the manifest's {@code intake}. */
@Component
class Intake {

  private final Seasons seasons;
  private final CaseClaims claims;

  Intake(Seasons seasons, CaseClaims claims) {
    this.seasons = seasons;
    this.claims = claims;
  }

  /**
   * Lets the application in or refuses it; to be called in the transaction that makes the case.
   *
   * @param facts all that is known and typed
   * @return the facts that follow from it: the season
   * @throws OneThingException {@code NOT_IN_SEASON}, {@code ALREADY_APPLIED}
   */
  Map<String, Object> admit(Bundle bundle, CaseId id, Map<String, Object> facts) {
    Bundle.@Nullable Intake intake = bundle.intake();
    if (intake == null) {
      return Map.of();
    }
    Map<String, Object> season =
        intake.season() == null ? Map.of() : seasons.enter(bundle, intake.season().bornBy(), facts);
    if (intake.once() != null) {
      claim(bundle, intake.once(), id, facts, season);
    }
    return season;
  }

  /**
   * A correction is about the same subject as before.
   *
   * @throws OneThingException {@code INVALID_INPUT}
   */
  void stillStands(Bundle bundle, Map<String, Object> known, Map<String, Object> typed) {
    Bundle.@Nullable Intake intake = bundle.intake();
    Bundle.@Nullable Once once = intake == null ? null : intake.once();
    if (once != null
        && typed.containsKey(once.field())
        && !Objects.equals(known.get(once.field()), typed.get(once.field()))) {
      throw OneThingException.faultyFields(
          List.of(
              new FieldFault(
                  once.field(),
                  new Localized(
                      "不能改为另一个人，请撤回后重新申请",
                      "Cannot be changed to somebody else; withdraw and apply again"),
                  null,
                  "the value that was applied with")));
    }
  }

  private void claim(
      Bundle bundle,
      Bundle.Once once,
      CaseId id,
      Map<String, Object> facts,
      Map<String, Object> season) {
    String scope = bundle.bundle() + "/" + season.getOrDefault(Seasons.SEASON, "");
    try {
      claims.take(id, scope, String.valueOf(facts.get(once.field())));
    } catch (DuplicateKeyException taken) {
      throw new OneThingException(
          ErrorCode.ALREADY_APPLIED,
          once.en(),
          List.of(new FieldFault(once.field(), once.text(), null, once.en())));
    }
  }
}
