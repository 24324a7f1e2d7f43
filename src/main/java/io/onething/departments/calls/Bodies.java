package io.onething.departments.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.BodyFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the body of a request as its file says, and reads an answer as its content type says. */
final class Bodies {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  /** What gateways label their JSON with that were never told what it is. */
  private static final Set<String> PLAIN = Set.of("text/html", "text/plain");

  private Bodies() {}

  /**
   * What is sent.
   *
   * @throws ContractBroken when the format cannot hold the body
   */
  static byte[] write(BodyFormat format, @Nullable Object body) {
    return switch (format) {
      case JSON -> json(body);
      case XML -> XmlWriting.write(body);
      case FORM -> {
        if (!(body instanceof Map<?, ?> fields)) {
          throw new ContractBroken("the body of the call is no object, as a form needs");
        }
        yield FormText.write(fields).getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  private static byte[] json(@Nullable Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new ContractBroken("the body of the call cannot be written as JSON");
    }
  }

  /**
   * The body as expressions see it; null for an empty one.
   *
   * @throws Unreadable when it is of no kind that we read, or broken
   */
  static @Nullable Object read(DepartmentResponse response) throws Unreadable {
    if (response.body().length == 0) {
      return null;
    }
    String type = response.contentType();
    Charset named = response.charset();
    if (type.equals("application/json") || type.endsWith("+json")) {
      return json(response.body(), named);
    }
    if (type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml")) {
      return named == null
          ? XmlReading.read(new ByteArrayInputStream(response.body()))
          : XmlReading.read(new StringReader(new String(response.body(), named)));
    }
    if (type.equals(BodyFormat.FORM.contentType())) {
      Charset charset = named == null ? StandardCharsets.UTF_8 : named;
      return FormText.read(new String(response.body(), StandardCharsets.US_ASCII), charset);
    }
    if (PLAIN.contains(type)) {
      return unlabelled(response.body(), named);
    }
    throw Unreadable.foreign();
  }

  /** Whole JSON under a label that says nothing is taken for what it is: an object or a list. */
  private static Object unlabelled(byte[] body, @Nullable Charset named) throws Unreadable {
    @Nullable Object value;
    try {
      value = json(body, named);
    } catch (Unreadable noJson) {
      throw Unreadable.foreign();
    }
    if (value instanceof Map || value instanceof List) {
      return value;
    }
    throw Unreadable.foreign();
  }

  /** JSON is UTF-8 unless somebody insists on another encoding. */
  private static @Nullable Object json(byte[] body, @Nullable Charset named) throws Unreadable {
    try {
      return named == null
          ? JSON.readValue(body, Object.class)
          : JSON.readValue(new String(body, named), Object.class);
    } catch (IOException malformed) {
      throw Unreadable.malformed("JSON");
    }
  }
}
