package io.onething.departments.calls;

import io.onething.departments.BodyFormat;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelFault;
import io.onething.departments.Request;
import io.onething.departments.Template;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests as their files describe them.
 *
 * @param address where they go
 */
record RequestWriting(DepartmentAddress address) {
  private static final byte[] NOTHING = {};

  /**
   * The request for a case, or several.
   *
   * @param names what its expressions may refer to
   * @param given headers that the file has no say in
   * @throws ContractBroken when it leads elsewhere, or cannot be written in its format
   * @throws FeelFault when an expression fails
   */
  OutgoingRequest write(
      Request request, Map<String, @Nullable Object> names, Map<String, String> given) {
    String url = request.url().text(names);
    if (url == null) {
      throw new ContractBroken("the url of the call needs a fact that the case does not have");
    }
    URI to = address.resolve(url, texts(request.queryParameters(), names));
    FeelExpression body = request.body();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", accepted(request.format()));
    if (body != null) {
      headers.put("Content-Type", contentType(request.format()));
    }
    byte[] bytes = body == null ? NOTHING : Bodies.write(request.format(), body.evaluate(names));
    OutgoingRequest written =
        new OutgoingRequest(request.method(), to, headers, bytes, request.timeout());
    written = with(written, texts(request.headers(), names));
    return with(written, given);
  }

  private static OutgoingRequest with(OutgoingRequest request, Map<String, String> headers) {
    OutgoingRequest more = request;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      more = more.with(header.getKey(), header.getValue());
    }
    return more;
  }

  private static Map<String, String> texts(
      Map<String, Template> templates, Map<String, @Nullable Object> names) {
    Map<String, String> texts = new LinkedHashMap<>();
    templates.forEach(
        (name, template) -> {
          String text = template.text(names);
          if (text != null) {
            texts.put(name, text);
          }
        });
    return texts;
  }

  private static String contentType(BodyFormat format) {
    return format == BodyFormat.XML
        ? format.contentType() + "; charset=UTF-8"
        : format.contentType();
  }

  /** An answer is read as what it says it is; this only says what we would rather have. */
  private static String accepted(BodyFormat format) {
    return format == BodyFormat.XML
        ? "application/xml, text/xml, application/json;q=0.5"
        : "application/json, application/xml;q=0.5, text/xml;q=0.5";
  }
}
