package io.onething.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an outcome means for the applicant; pages choose its colour by it. */
public enum Tone {
  /** She has got what she applied for. */
  @JsonProperty("good")
  GOOD,
  /** She has got a part of it. */
  @JsonProperty("partly")
  PARTLY,
  /** She was refused, or it came to nothing against her will. */
  @JsonProperty("bad")
  BAD,
  /** Neither: she has withdrawn it. */
  @JsonProperty("neutral")
  NEUTRAL
}
