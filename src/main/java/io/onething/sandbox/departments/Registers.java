package io.onething.sandbox.departments;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** What the departments have on record, as in {@code sandbox/registers.yaml}. */
record Registers(
    List<Household> households,
    List<Degree> degrees,
    List<Degree> overseasDegrees,
    List<Marriage> marriages,
    List<Contribution> contributions,
    List<BirthCertificate> birthCertificates,
    List<Property> properties,
    List<QuotaCard> quotaCards,
    List<String> policeChecksFailed,
    List<OriginAnswer> originAnswers,
    List<School> schools,
    List<Decedent> decedents,
    List<Title> titles,
    List<Permit> permits,
    List<Home> homes,
    List<Vaccination> vaccinations,
    List<Student> students,
    List<Contract> contracts) {

  private static final String FILE = "/sandbox/registers.yaml";

  /**
   * A city of 75,000 families takes 30 million characters; the library's own limit is 3 million.
   */
  private static final int LONGEST = 64_000_000;

  /** Relations are to the head of the household. */
  enum Relation {
    HEAD,
    SPOUSE,
    CHILD
  }

  enum AnswerOfOrigin {
    MOVED_OUT,
    REFUSED,
    NEVER
  }

  record Station(String name, String phone) {}

  record Resident(
      String name,
      String idNumber,
      String pinyin,
      Relation relation,
      String ethnicity,
      @Nullable String bar) {}

  /**
   * A household.
   *
   * @param area the area that schools are assigned by
   */
  record Household(
      String address,
      String adcode,
      @Nullable String area,
      String hukouType,
      Station station,
      List<Resident> members) {

    private static final String SHENZHEN = "4403";

    boolean isLocal() {
      return adcode.startsWith(SHENZHEN);
    }
  }

  record Degree(
      String idNumber,
      String degreeLevel,
      String school,
      String major,
      String certificateNo,
      LocalDate graduationDate,
      boolean onlyByNumber) {}

  record Marriage(String idNumber, String status, @Nullable String spouse) {}

  record Contribution(String idNumber, int months, boolean parallelApplication) {}

  record BirthCertificate(String idNumber, String certificateNo, List<String> parents) {}

  record Property(String certificateNo, String address, List<String> owners) {}

  record QuotaCard(String idNumber, String cardNo, LocalDate issuedOn) {}

  /**
   * A school of the practice bench.
   *
   * @param code stands in the numbers of its seats
   * @param seats how many it has
   */
  record School(String code, String name, int seats) {}

  /**
   * Somebody who has died.
   *
   * @param kin who is left, seen from the person who has died
   * @param willRegistered whether a will is registered with the notaries
   * @param notarised whether some notary has certified the succession already
   */
  record Decedent(
      String name,
      String idNumber,
      LocalDate died,
      List<Kin> kin,
      String maritalStatus,
      boolean cremated,
      boolean willRegistered,
      boolean notarised) {}

  record Kin(String name, String idNumber, String relation) {}

  /**
   * A property in the register of titles.
   *
   * @param owner the owner's citizen number
   * @param located whether it has been matched with its parcel (落宗)
   * @param obstacles what forbids a transfer at first: SEIZED, MORTGAGED, OBJECTION
   * @param afterDeed whether the obstacles come up only when registration is under way
   */
  record Title(
      String certificateNo,
      String unitNo,
      String address,
      String area,
      String usage,
      String owner,
      boolean located,
      List<String> obstacles,
      boolean afterDeed) {}

  /** A residence permit, and the area that its holder lives in. */
  record Permit(String idNumber, String permitNo, String area) {}

  /**
   * The home of a family.
   *
   * @param seatUsedBy the child that has its school seat
   */
  record Home(
      String certificateNo,
      String address,
      String area,
      List<String> owners,
      @Nullable String seatUsedBy) {}

  /** What a child has not been vaccinated against. */
  record Vaccination(String idNumber, List<String> missing) {}

  /** A child on the school roll (ENROLLED), or with an application at another school (APPLIED). */
  record Student(String idNumber, String status, String school) {}

  /** A purchase that was taxed. */
  record Contract(String idNumber, String contractNo, String area) {}

  record OriginAnswer(
      String idNumber, AnswerOfOrigin answer, @Nullable Duration after, @Nullable String reason) {}

  /**
   * Reads the registers from the class path.
   *
   * @throws UncheckedIOException if the file is missing or holds a key that is not known
   */
  static Registers read() {
    return read(null);
  }

  /**
   * Reads the registers.
   *
   * @param other a file in the place of the one on the class path, such as a whole city
   * @throws UncheckedIOException if the file is missing or holds a key that is not known
   */
  static Registers read(@Nullable Path other) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    YAMLMapper mapper =
        YAMLMapper.builder(YAMLFactory.builder().loaderOptions(options).build())
            .addModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream file =
        other == null ? Registers.class.getResourceAsStream(FILE) : Files.newInputStream(other)) {
      if (file == null) {
        throw new IOException(FILE + " is not on the class path");
      }
      return mapper.readValue(file, Registers.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
