package io.onething.clerks;

import io.onething.cases.CaseStep;
import io.onething.catalog.Bundle;
import io.onething.shared.Listed;
import io.onething.shared.Localized;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes as people read them. */
final class CodeNames {

  private CodeNames() {}

  /** A value of a field; lists of codes are separated by commas. */
  static Localized of(Bundle bundle, Bundle.Field field, Object value) {
    if (value instanceof Boolean yes) {
      return yes ? new Localized("是", "Yes") : new Localized("否", "No");
    }
    Optional<Localized> inBoth = Localized.kept(value);
    if (inBoth.isPresent()) {
      return inBoth.get();
    }
    String text = MaskedValues.plain(value);
    @Nullable Localized named = field.values().get(text);
    if (named != null) {
      return named;
    }
    List<String> codes = Listed.all(text);
    return codes.stream().allMatch(bundle.codes()::containsKey)
        ? of(bundle, codes)
        : new Localized(text, text);
  }

  static Localized of(Bundle bundle, List<String> codes) {
    return new Localized(
        codes.stream().map(code -> name(bundle, code).zh()).collect(Collectors.joining("；")),
        codes.stream().map(code -> name(bundle, code).en()).collect(Collectors.joining("; ")));
  }

  private static Localized name(Bundle bundle, String code) {
    Bundle.@Nullable Code known = bundle.codes().get(code);
    if (known != null) {
      return known.names();
    }
    return bundle.fields().values().stream()
        .map(field -> (@Nullable Localized) field.values().get(code))
        .filter(names -> names != null)
        .findFirst()
        .orElse(new Localized(code, code));
  }

  /** Whether one of the answers asks for a look; values of fields say nothing about that. */
  static boolean isDoubtful(Bundle bundle, List<String> codes) {
    return codes.stream()
        .map(code -> bundle.codes().get(code))
        .anyMatch(code -> code != null && !code.clean());
  }

  /** How far a step is, and whether a person had to help. */
  static Localized of(CaseStep step) {
    Localized state = of(step.state());
    if (step.atDesk()) {
      return new Localized("人工协调中", "handled by a person");
    }
    if (step.tacit() != null) {
      return new Localized(
          state.zh() + "（逾期未答复，视为同意：" + step.tacit() + "）",
          state.en() + " (not answered in time, counts as consent: " + step.tacit() + ")");
    }
    if (step.byHand() == null) {
      return state;
    }
    Localized way = step.byHand().names();
    return new Localized(
        state.zh() + "（部门" + way.zh() + "答复，人工登记）",
        state.en() + " (answered " + way.en() + ", entered by hand)");
  }

  static Localized of(CaseStep.State state) {
    return switch (state) {
      case OPEN -> new Localized("办理中", "under way");
      case DONE -> new Localized("已完成", "done");
      case REFUSED -> new Localized("未通过", "refused");
      case CANCELLED -> new Localized("已取消", "cancelled");
    };
  }
}
