package io.onething.participants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseTimeline;
import io.onething.cases.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what participants do: who, for whom and on which basis, under which words. Works in the
 * caller's transaction, with the case locked.
 */
@Component
class Acts {

  /** A signature that stands, and is regretted when the case has gone on. */
  static final String OBJECTED = "OBJECTED";

  /** She has declined, and wants to sign all the same. */
  static final String WANTED_TO_SIGN = "WANTED_TO_SIGN";

  private final ParticipantStore people;
  private final CaseTimeline timeline;
  private final CaseFiles files;
  private final Vault vault;
  private final ObjectMapper json;
  private final Clock clock;

  Acts(
      ParticipantStore people,
      CaseTimeline timeline,
      CaseFiles files,
      Vault vault,
      ObjectMapper json,
      Clock clock) {
    this.people = people;
    this.timeline = timeline;
    this.files = files;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What somebody has said.
   *
   * @param actor the name of the identity that was signed in
   * @param words the typed name of a signature, the reason of a refusal
   */
  record Said(Participations.Place place, String actor, @Nullable String words) {}

  /** Somebody has signed or declined. */
  void record(
      CaseFile file,
      Participant who,
      Participant.State act,
      Statements.Statement statement,
      Said said) {
    Instant now = clock.instant();
    people.decide(who, act, now);
    boolean signed = act == Participant.State.SIGNED;
    keep(who, act.name(), now, statement, written(statement, said, signed));
    boolean forAnother = said.place() == Participations.Place.FOR_ANOTHER;
    timeline.append(
        file.id(),
        act.name(),
        who.participants() + ":" + statement.digestText() + (forAnother ? ":" + who.basis() : ""));
    files.touch(file.id());
  }

  /**
   * Somebody does not agree any more, when signatures are no longer taken; nothing changes by it.
   * Once is enough: {@link #hasObjected}.
   */
  void object(Participant who, Statements.Statement statement, Said said) {
    keep(who, OBJECTED, clock.instant(), statement, written(statement, said, false));
  }

  /** Whether it stands already; who signs and who is represented may each say so. */
  boolean hasObjected(Participant who, Participations.Place place) {
    return people.standing(who, OBJECTED).stream()
        .anyMatch(kept -> read(vault.open(kept)).path("place").asText().equals(place.name()));
  }

  /**
   * Somebody who has declined wants to sign; nothing changes by it.
   *
   * @return false if she has said so already since she declined
   */
  boolean wantToSign(Participant who, Statements.Statement statement, Said said) {
    if (!people.standing(who, WANTED_TO_SIGN).isEmpty()) {
      return false;
    }
    keep(who, WANTED_TO_SIGN, clock.instant(), statement, written(statement, said, false));
    return true;
  }

  private JsonNode read(String written) {
    try {
      return json.readTree(written);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("What was said is not JSON", impossible);
    }
  }

  private void keep(
      Participant who, String act, Instant at, Statements.Statement statement, String written) {
    people.keep(who, act, at, statement.version(), statement.digest(), vault.seal(written));
  }

  private String written(Statements.Statement statement, Said said, boolean signed) {
    @Nullable String words = said.words();
    try {
      return json.writeValueAsString(
          Map.of(
              "text",
              statement.text(),
              "by",
              said.actor(),
              "place",
              said.place().name(),
              "basis",
              statement.basis() == null ? "" : statement.basis(),
              "signature",
              signed && words != null ? words : "",
              "reason",
              signed || words == null ? "" : words));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A statement cannot be written as JSON", impossible);
    }
  }
}
