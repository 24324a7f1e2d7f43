package io.onething.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of value that a fact of a case may have. */
public enum FieldType {
  @JsonProperty("text")
  TEXT,
  @JsonProperty("code")
  CODE,
  /** ISO date, {@code 2026-06-30}. */
  @JsonProperty("date")
  DATE,
  /** GB 11643 citizen number with a right check digit. */
  @JsonProperty("citizen-id")
  CITIZEN_ID,
  @JsonProperty("mobile")
  MOBILE,
  /** GB 32100 unified social credit code; a wrong check digit is a warning only. */
  @JsonProperty("uscc")
  USCC,
  @JsonProperty("number")
  NUMBER,
  @JsonProperty("boolean")
  BOOLEAN,
  /** The name of the person who signs, typed by that person. */
  @JsonProperty("signature")
  SIGNATURE,
  @JsonProperty("list")
  LIST,
  @JsonProperty("object")
  OBJECT,
  /** Photographs and PDFs that the applicant uploads; the fact is the list of their ids. */
  @JsonProperty("file")
  FILE;

  /** Whether it is one value that a person can type; the others come from systems and uploads. */
  public boolean isTypable() {
    return this != LIST && this != OBJECT && this != FILE;
  }
}
