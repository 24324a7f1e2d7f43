package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.DataFiles;
import io.onething.catalog.FaultyFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;

/** A department, or more calls of one, that the sandbox plays from a file. */
class PlayedFileTest {

  private static final String RIGHT =
      """
      department: practice
      registers:
        known: [{idNumber: "1", name: 李文}]
      effects:
        note: {zh: 备注, en: Note}
      calls:
        - call: POST /queries
          summary: 查询 Query
          requires: [idNumber]
          answers:
            - {when: '=refuse or count(known[idNumber = request.idNumber]) = 0', body: '={"found": false}'}
            - {body: '={"found": true, "name": known[idNumber = request.idNumber][1].name, "on": string(today)}'}
        - call: POST /notes
          summary: 登记 Note
          number: N
          subject: =request.name
          answers:
            - {when: '=request.name = "无名"', code: NO_NAME}
            - {status: 201, body: '={"noteNo": newNumber}', enters: note}
      """;

  private final Ledgers ledgers =
      new Ledgers(
          Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneOffset.UTC),
          new Journal(
              new ObjectMapper(),
              new DepartmentSettings(URI.create("http://localhost:9"), null, null, null, null)),
          PlayedFiles.read(null));
  private final Knobs.Board knobs = new Knobs.Board();

  @TempDir Path folder;

  @Test
  void answersFromItsRegisters() throws IOException {
    assertThat(query(Map.of("idNumber", "1")).getBody())
        .isEqualTo(Map.of("found", true, "name", "李文", "on", "2026-11-25"));
    assertThat(query(Map.of("idNumber", "2")).getBody()).isEqualTo(Map.of("found", false));
  }

  @Test
  void refusesWhatItCannotUnderstandAndWhateverItIsTold() throws IOException {
    assertThatThrownBy(() -> query(Map.of("idNumber", " ")))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("idNumber");
    knobs.set(
        Department.PRACTICE, new Knobs.Wished(null, null, null, true, null, null, null).knobs());
    assertThat(query(Map.of("idNumber", "1")).getBody()).isEqualTo(Map.of("found", false));
  }

  @Test
  void anEffectHappensOncePerKeyAndStandsInTheLedgerMasked() throws IOException {
    PlayedOffice office = office(1);
    ResponseEntity<Object> first = office.effect("k1", Map.of(), Map.of(), Map.of("name", "李文"));
    ResponseEntity<Object> again = office.effect("k1", Map.of(), Map.of(), Map.of("name", "李文"));

    assertThat(first.getStatusCode().value()).isEqualTo(201);
    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertThat(ledgers.of(Department.PRACTICE).rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.kind()).isEqualTo("note");
              assertThat(Map.of("noteNo", row.reference())).isEqualTo(first.getBody());
              assertThat(row.subject()).isEqualTo("李*");
            });
  }

  @Test
  void aRefusalLeavesNothingInTheLedger() throws IOException {
    ResponseEntity<Object> refused =
        office(1).effect("k2", Map.of(), Map.of(), Map.of("name", "无名"));

    assertThat(refused.getStatusCode().value()).isEqualTo(409);
    assertThat(String.valueOf(refused.getBody())).contains("NO_NAME");
    assertThat(ledgers.of(Department.PRACTICE).rows()).isEmpty();
  }

  @Test
  void everythingWrongIsSaidAtOnce() throws IOException {
    write(
        """
        department: practise
        effects:
          notice: {zh: 告知, en: Notice}
        calls:
          - call: SEND notes
            answers:
              - {when: '=reqest.name = "a"', body: '={"a": ', code: X}
              - {when: '=true', enters: note}
        """);
    assertThatThrownBy(() -> PlayedFile.readAll(files(), "departments/*.yaml"))
        .isInstanceOfSatisfying(
            FaultyFiles.class,
            faulty ->
                assertThat(faulty.faults())
                    .extracting(fault -> fault.path())
                    .containsExactly(
                        "department",
                        "names",
                        "calls[0].call",
                        "calls[0].summary",
                        "calls[0]",
                        "calls[0].answers[0]",
                        "calls[0].answers[0].when",
                        "calls[0].answers[0].body",
                        "calls[0].answers[1].when",
                        "calls[0].answers[1]",
                        "effects.note",
                        "effects.notice"));
  }

  @Test
  void departmentsBesideTheBundlesThatAreTriedArePlayedToo() throws IOException {
    Path own = folder.resolve("sandbox/departments/fire-brigade.yaml");
    Files.createDirectories(own.getParent());
    Files.writeString(
        own,
        RIGHT.replace(
            "department: practice",
            "department: fire-brigade\nnames: {zh: 消防救援支队, en: Fire brigade}"));
    DepartmentProperties properties = DepartmentProperties.of(folder.toUri().toString());

    assertThat(properties.addresses("http://sandbox"))
        .containsEntry("FIRE_BRIGADE_URL", "http://sandbox/departments/fire-brigade")
        .containsKey("HEALTH_URL");
    assertThat(properties.secrets(name -> "of " + name))
        .containsEntry("FIRE_BRIGADE_KEY", "of FIRE_BRIGADE");
    assertThat(DepartmentProperties.of(null).addresses("http://sandbox"))
        .as("a sandbox that was not told of them")
        .doesNotContainKey("FIRE_BRIGADE_URL");
  }

  private ResponseEntity<Object> query(Map<String, Object> body) throws IOException {
    return office(0).query(Map.of(), Map.of(), body);
  }

  private PlayedOffice office(int call) throws IOException {
    write(RIGHT);
    PlayedFile file = PlayedFile.readAll(files(), "departments/*.yaml").get(0);
    return new PlayedOffice(Department.PRACTICE, file, file.calls().get(call), ledgers, knobs);
  }

  private DataFiles files() {
    return new DataFiles(folder.toUri().toString());
  }

  private void write(String content) throws IOException {
    Path file = folder.resolve("departments/practice.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
