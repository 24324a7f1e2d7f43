package io.onething.departments.calls;

import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML as expressions see it: the root element's content; elements by their local names, those
 * that repeat as a list; attributes as {@code @name}; text beside them as {@code #text}; an empty
 * element as null. No DOCTYPE, no entities of its own.
 */
final class XmlReading {
  /** Most elements within each other. */
  static final int DEEPEST = 64;

  private static final int MOST_ELEMENTS = 100_000;
  private static final XMLInputFactory FACTORY = factory();

  private final Deque<Element> open = new ArrayDeque<>();
  private int elements;

  private XmlReading() {}

  private static final class Element {
    private final String name;
    private final Map<String, @Nullable Object> content = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    Element(String name) {
      this.name = name;
    }

    @Nullable Object value() {
      String stripped = text.toString().strip();
      if (content.isEmpty()) {
        return stripped.isEmpty() ? null : stripped;
      }
      if (!stripped.isEmpty()) {
        content.put("#text", stripped);
      }
      return content;
    }
  }

  /** Java's own, whatever else is on the class path: its limits are the ones tested. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  /**
   * Reads bytes, in the encoding that they name themselves.
   *
   * @throws Unreadable when they are no XML, have a DOCTYPE, or are too deep or too many
   */
  static @Nullable Object read(InputStream xml) throws Unreadable {
    try {
      return new XmlReading().read(FACTORY.createXMLStreamReader(xml));
    } catch (XMLStreamException malformed) {
      throw Unreadable.malformed("XML");
    }
  }

  /** Reads text whose encoding was named outside, as {@link #read(InputStream)}. */
  static @Nullable Object read(Reader xml) throws Unreadable {
    try {
      return new XmlReading().read(FACTORY.createXMLStreamReader(xml));
    } catch (XMLStreamException malformed) {
      throw Unreadable.malformed("XML");
    }
  }

  private @Nullable Object read(XMLStreamReader xml) throws Unreadable, XMLStreamException {
    Object root = null;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(xml);
        case XMLStreamConstants.END_ELEMENT -> {
          Element closed = open.pop();
          Element parent = open.peek();
          if (parent == null) {
            root = closed.value();
          } else {
            FormText.add(parent.content, closed.name, closed.value());
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          Element inside = open.peek();
          if (inside != null) {
            inside.text.append(xml.getText());
          }
        }
        case XMLStreamConstants.DTD -> throw Unreadable.excessive("a DOCTYPE");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw Unreadable.excessive("an entity of its own");
        default -> {}
      }
    }
    return root;
  }

  private void begin(XMLStreamReader xml) throws Unreadable {
    if (open.size() == DEEPEST) {
      throw Unreadable.excessive("more than " + DEEPEST + " elements within each other");
    }
    if (++elements > MOST_ELEMENTS) {
      throw Unreadable.excessive("more than " + MOST_ELEMENTS + " elements");
    }
    Element element = new Element(xml.getLocalName());
    for (int attribute = 0; attribute < xml.getAttributeCount(); attribute++) {
      element.content.put(
          "@" + xml.getAttributeLocalName(attribute), xml.getAttributeValue(attribute));
    }
    open.push(element);
  }
}
