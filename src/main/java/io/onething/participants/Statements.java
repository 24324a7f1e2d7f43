package io.onething.participants;

import io.onething.cases.Vault;
import io.onething.catalog.Bundle;
import io.onething.catalog.FieldType;
import io.onething.catalog.Participants;
import io.onething.catalog.Representatives;
import io.onething.catalog.Wording;
import io.onething.shared.Localized;
import io.onething.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What each participant of a case is asked to sign: the manifest's text with her own entry in it;
 * before it, if somebody signs for her, who that is and on which basis.
 */
@Component
class Statements {

  private final Vault vault;

  Statements(Vault vault) {
    this.vault = vault;
  }

  /**
   * One person's statement.
   *
   * @param signerIndex who signs: she herself, or who represents her
   * @param basis why somebody signs for her; null if she signs herself
   * @param entry her entry of the list, nobody else's
   * @param version the edition of the bundle and a digest of its wording
   * @param digest keyed digest of the text, by which a change is noticed
   */
  record Statement(
      byte[] personIndex,
      byte[] signerIndex,
      @Nullable String basis,
      Map<String, Object> entry,
      String role,
      Localized text,
      String version,
      byte[] digest) {

    String digestText() {
      return HexFormat.of().formatHex(digest);
    }

    boolean isRepresented() {
      return basis != null;
    }

    String value(@Nullable String column) {
      return column == null ? "" : String.valueOf(entry.getOrDefault(column, "")).strip();
    }
  }

  /** By which somebody is found who signs in with this citizen number. */
  byte[] personIndex(String citizenNumber) {
    return vault.index("citizen-id", citizenNumber.strip().toUpperCase(Locale.ROOT));
  }

  /** By which the applicant is found, who may be one of those who are listed. */
  Optional<byte[]> applicant(Bundle bundle, Map<String, Object> facts) {
    return bundle.fields().entrySet().stream()
        .filter(entry -> entry.getValue().source().equals("identity"))
        .filter(entry -> entry.getValue().type() == FieldType.CITIZEN_ID)
        .map(entry -> facts.get(entry.getKey()))
        .filter(Objects::nonNull)
        .map(number -> personIndex(String.valueOf(number)))
        .findFirst();
  }

  /** The statements of all who take part, in the order of the list. */
  List<Statement> of(
      Bundle bundle, String edition, Participants participants, Map<String, Object> facts) {
    List<Statement> statements = new ArrayList<>();
    if (facts.get(participants.from()) instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> values) {
          statement(bundle, edition, participants, facts, values).ifPresent(statements::add);
        }
      }
    }
    return statements;
  }

  /** The statement of one person, if she takes part. */
  Optional<Statement> of(
      Bundle bundle,
      String edition,
      Participants participants,
      Map<String, Object> facts,
      byte[] personIndex) {
    return of(bundle, edition, participants, facts).stream()
        .filter(each -> Arrays.equals(each.personIndex(), personIndex))
        .findFirst();
  }

  private Optional<Statement> statement(
      Bundle bundle,
      String edition,
      Participants participants,
      Map<String, Object> facts,
      Map<?, ?> values) {
    String role = String.valueOf(values.get(participants.person().role()));
    @Nullable Localized template = participants.statements().get(role);
    @Nullable Object number = values.get(participants.person().id());
    if (template == null || number == null) {
      return Optional.empty();
    }
    Map<String, Object> entry = new java.util.LinkedHashMap<>();
    values.forEach((key, value) -> entry.put(String.valueOf(key), value));
    @Nullable Represented by = represented(participants.representatives(), entry);
    Localized whole = by == null ? template : joined(by.basis().declares(), template);
    Wording wording = new Wording(bundle);
    Localized text =
        Wording.fill(
            whole,
            name ->
                Optional.ofNullable(entry.getOrDefault(name, sees(participants, facts, name)))
                    .map(value -> wording.of(name, value))
                    .or(() -> Optional.of(new Localized("…", "…"))));
    return Optional.of(
        new Statement(
            personIndex(number.toString()),
            personIndex(by == null ? number.toString() : by.number()),
            by == null ? null : by.code(),
            entry,
            role,
            text,
            edition + "#" + shortDigest(whole),
            vault.index("statement", text.zh() + "\u0000" + text.en())));
  }

  private record Represented(String code, Representatives.Basis basis, String number) {}

  /** Who signs for her; null if she signs herself. A number that is missing is nobody's. */
  private static @Nullable Represented represented(
      @Nullable Representatives representatives, Map<String, Object> entry) {
    if (representatives == null) {
      return null;
    }
    String code = String.valueOf(entry.get(representatives.person().basis()));
    Representatives.@Nullable Basis basis = representatives.bases().get(code);
    if (basis == null) {
      return null;
    }
    @Nullable Object number = entry.get(representatives.person().id());
    return new Represented(code, basis, number == null ? "" : number.toString());
  }

  private static Localized joined(Localized first, Localized second) {
    return new Localized(first.zh() + second.zh(), first.en() + " " + second.en());
  }

  private static @Nullable Object sees(
      Participants participants, Map<String, Object> facts, String name) {
    return participants.sees().contains(name) ? facts.get(name) : null;
  }

  private static String shortDigest(Localized template) {
    byte[] whole =
        Sha256.of((template.zh() + "\u0000" + template.en()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(whole, 0, 8);
  }
}
