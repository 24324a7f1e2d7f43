package io.onething.departments;

/** How the body of a request is written. An answer is read by its own content type. */
public enum BodyFormat {
  /** JSON, RFC 8259. */
  JSON("json", "application/json"),
  /** XML: an object with one key, the root element. */
  XML("xml", "application/xml"),
  /** A form, {@code name=value&..}: an object of texts, numbers and truth values. */
  FORM("form", "application/x-www-form-urlencoded");

  private final String key;
  private final String contentType;

  BodyFormat(String key, String contentType) {
    this.key = key;
    this.contentType = contentType;
  }

  /** How the format is written in a call's file. */
  public String key() {
    return key;
  }

  /** The content type that is sent, without its charset. */
  public String contentType() {
    return contentType;
  }
}
