package io.onething.participants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.Vault;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Participants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part in a case and how far each is, for the office that works on it. */
@Component
@Transactional(readOnly = true)
public class Signatories {

  private final Catalog catalog;
  private final CaseFacts facts;
  private final Statements statements;
  private final ParticipantStore people;
  private final Vault vault;
  private final ObjectMapper json;

  Signatories(
      Catalog catalog,
      CaseFacts facts,
      Statements statements,
      ParticipantStore people,
      Vault vault,
      ObjectMapper json) {
    this.catalog = catalog;
    this.facts = facts;
    this.statements = statements;
    this.people = people;
    this.vault = vault;
    this.json = json;
  }

  /**
   * Somebody who takes part.
   *
   * @param participants the group of the manifest
   * @param entry what the applicant has said of her
   * @param basis the code of the manifest on which somebody signs for her; null if she signs
   *     herself
   * @param objected whether she does not agree any more since the case has gone on; settled when
   *     she signs anew
   * @param declinedHerself whether she has declined though somebody else signs for her
   * @param wantsToSign whether whoever signs has declined, or was declined for, and then wanted to
   *     sign
   * @param decidedAt when she signed or declined; null for the applicant, who has applied
   * @param reason why she has declined or objected, if she has said so
   */
  public record Signatory(
      String participants,
      Map<String, Object> entry,
      @Nullable String basis,
      Participant.State state,
      @Nullable Instant decidedAt,
      @Nullable String reason,
      boolean objected,
      boolean declinedHerself,
      boolean wantsToSign) {}

  /** In the order of the lists; who is off a list is left out. */
  public List<Signatory> of(CaseFile file) {
    Bundle bundle = catalog.bundle(file.edition());
    List<Signatory> all = new ArrayList<>();
    if (!bundle.participants().isEmpty()) {
      Map<String, Object> known = facts.all(file.id());
      bundle
          .participants()
          .forEach((name, group) -> all.addAll(of(file, bundle, name, group, known)));
    }
    return all;
  }

  private List<Signatory> of(
      CaseFile file, Bundle bundle, String name, Participants group, Map<String, Object> known) {
    List<Participant> rows = people.of(file.id(), name);
    return statements.of(bundle, file.edition(), group, known).stream()
        .flatMap(
            statement ->
                rows.stream()
                    .filter(row -> Arrays.equals(row.personIndex(), statement.personIndex()))
                    .filter(row -> row.state() != Participant.State.LEFT)
                    .map(row -> signatory(name, statement, row)))
        .toList();
  }

  private Signatory signatory(String name, Statements.Statement statement, Participant row) {
    boolean declined = row.state() == Participant.State.DECLINED;
    @Nullable JsonNode said =
        (declined
                ? people.lastSaid(row, Participant.State.DECLINED.name())
                : people.standing(row, Acts.OBJECTED).stream().findFirst())
            .map(this::opened)
            .orElse(null);
    String reason = said == null ? "" : said.path("reason").asText();
    return new Signatory(
        name,
        statement.entry(),
        row.basis(),
        row.state(),
        row.decidedAt(),
        reason.isEmpty() ? null : reason,
        !declined && said != null,
        declined
            && said != null
            && said.path("place").asText().equals(Participations.Place.REPRESENTED.name()),
        declined && !people.standing(row, Acts.WANTED_TO_SIGN).isEmpty());
  }

  private JsonNode opened(byte[] sealed) {
    try {
      return json.readTree(vault.open(sealed));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("What was signed is not JSON", impossible);
    }
  }
}
