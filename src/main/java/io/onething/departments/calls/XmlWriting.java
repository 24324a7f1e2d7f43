package io.onething.departments.calls;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML: an object with one key, the root element; keys that begin with {@code @} are
 * attributes, {@code xmlns} among them; {@code #text} is text; a list repeats its element; what is
 * null is left out.
 */
final class XmlWriting {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*(:[\\p{L}_][\\p{L}\\p{N}_.-]*)?");
  private static final String TEXT = "#text";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter xml;

  private XmlWriting(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * The document in UTF-8.
   *
   * @throws ContractBroken when the body is no such object, or holds what XML cannot
   */
  static byte[] write(@Nullable Object body) {
    if (!(body instanceof Map<?, ?> root) || root.size() != 1) {
      throw new ContractBroken("the body of the call is no object with one key, the root element");
    }
    Map.Entry<?, ?> only = root.entrySet().iterator().next();
    if (only.getValue() instanceof List) {
      throw new ContractBroken("the root element of the call's body is a list");
    }
    StringWriter text = new StringWriter();
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      new XmlWriting(xml).element(String.valueOf(only.getKey()), only.getValue());
      xml.flush();
    } catch (XMLStreamException impossible) {
      throw new ContractBroken("the body of the call cannot be written as XML");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void element(String name, @Nullable Object value) throws XMLStreamException {
    xml.writeStartElement(checked(name));
    if (value instanceof Map<?, ?> content) {
      for (Map.Entry<?, ?> entry : content.entrySet()) {
        String key = String.valueOf(entry.getKey());
        if (key.startsWith("@") && entry.getValue() != null) {
          xml.writeAttribute(checked(key.substring(1)), text(key, entry.getValue()));
        }
      }
      for (Map.Entry<?, ?> entry : content.entrySet()) {
        child(String.valueOf(entry.getKey()), entry.getValue());
      }
    } else if (value != null) {
      xml.writeCharacters(text(name, value));
    }
    xml.writeEndElement();
  }

  private void child(String key, @Nullable Object value) throws XMLStreamException {
    if (value == null || key.startsWith("@")) {
      return;
    }
    if (key.equals(TEXT)) {
      xml.writeCharacters(text(key, value));
    } else if (value instanceof List<?> several) {
      for (Object each : several) {
        element(key, each);
      }
    } else {
      element(key, value);
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ContractBroken("a key of the call's body is no name of an XML element");
    }
    return name;
  }

  private static String text(String key, Object value) {
    if (value instanceof Map || value instanceof List) {
      throw new ContractBroken("'" + key + "' of the call's body is no text");
    }
    String text = FormText.scalar(value);
    if (!text.codePoints().allMatch(XmlWriting::isAllowed)) {
      throw new ContractBroken("'" + key + "' of the call's body has a character XML cannot hold");
    }
    return text;
  }

  /** XML 1.0, production Char. */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || (character >= 0x10000 && character <= 0x10FFFF);
  }
}
