package io.onething.clerks;

import io.onething.access.Person;
import io.onething.cases.CaseFile;
import io.onething.cases.Masking;
import io.onething.catalog.Bundle;
import io.onething.catalog.Participants;
import io.onething.catalog.Representatives;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.participants.Participant;
import io.onething.participants.Signatories;
import io.onething.participants.Signatories.Signatory;
import io.onething.shared.Localized;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has signed, for clerks whose department sees the list of those who take part. */
@Component
class SheetSignatures {

  private final Signatories signatories;

  SheetSignatures(Signatories signatories) {
    this.signatories = signatories;
  }

  /** In the order of the list. */
  List<SignatureLine> of(CaseFile file, Bundle bundle, ClerkTask task, Person clerk) {
    return signatories.of(file).stream()
        .filter(
            each -> {
              String list = group(bundle, each).from();
              return CaseSheets.isFor(
                  list, Objects.requireNonNull(bundle.fields().get(list)), task, clerk);
            })
        .map(each -> line(bundle, each))
        .toList();
  }

  private static SignatureLine line(Bundle bundle, Signatory each) {
    Participants group = group(bundle, each);
    return new SignatureLine(
        group.names(),
        Masking.name(String.valueOf(each.entry().getOrDefault(group.person().name(), ""))),
        CodeNames.of(bundle, List.of(String.valueOf(each.entry().get(group.person().role())))),
        representative(group, each),
        state(each),
        each.state() == Participant.State.DECLINED || each.objected(),
        each.decidedAt(),
        each.reason());
  }

  private static Participants group(Bundle bundle, Signatory each) {
    return Objects.requireNonNull(bundle.participants().get(each.participants()));
  }

  /** As 监护人 林*. */
  private static @Nullable Localized representative(Participants group, Signatory each) {
    @Nullable Representatives by = group.representatives();
    Representatives.@Nullable Basis basis =
        by == null || each.basis() == null ? null : by.bases().get(each.basis());
    if (by == null || basis == null) {
      return null;
    }
    String name = Masking.name(String.valueOf(each.entry().getOrDefault(by.person().name(), "")));
    return new Localized(basis.names().zh() + " " + name, basis.names().en() + " " + name);
  }

  private static Localized state(Signatory each) {
    if (each.objected()) {
      return new Localized("签署结束后又表示不同意", "Declined when the signing was over");
    }
    if (each.declinedHerself()) {
      return new Localized("本人不同意由他人代签", "Declined by herself, though another signs for her");
    }
    if (each.wantsToSign()) {
      return new Localized("不同意签署，后又要求签署", "Declined, and wanted to sign later");
    }
    return switch (each.state()) {
      case ASKED -> new Localized("尚未签署", "Not signed yet");
      case SIGNED -> new Localized("已签署", "Signed");
      case DECLINED -> new Localized("不同意签署", "Declined");
      case APPLIED -> new Localized("随申请签署", "Signed with the application");
      case LEFT -> new Localized("已不在名单", "Off the list");
    };
  }
}
