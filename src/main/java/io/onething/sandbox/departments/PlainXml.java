package io.onething.sandbox.departments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * XML of one root and texts below it, all in one namespace. Read without document types, hence
 * without entities of anybody's own.
 */
final class PlainXml {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private PlainXml() {}

  /**
   * The texts below the root, by the names of their elements.
   *
   * @throws InputRefused if it is anything else than this root with texts of these names, each once
   */
  static Map<String, String> read(byte[] body, String namespace, String root, Set<String> known) {
    Element top = parse(body, namespace, root);
    if (!root.equals(top.getLocalName()) || !namespace.equals(top.getNamespaceURI())) {
      throw refused(namespace, root);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Node node = top.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element child)) {
        continue;
      }
      String name = child.getLocalName();
      boolean plain = child.getElementsByTagName("*").getLength() == 0;
      if (!known.contains(name) || !namespace.equals(child.getNamespaceURI()) || !plain) {
        throw new InputRefused("an element", "texts in " + known + " of the root's namespace");
      }
      if (texts.put(name, child.getTextContent().strip()) != null) {
        throw new InputRefused(name, "one value");
      }
    }
    return texts;
  }

  private static Element parse(byte[] body, String namespace, String root) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(NO_DOCTYPE, true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
    } catch (SAXException | IOException unreadable) {
      throw refused(namespace, root);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("Every Java reads XML without document types", impossible);
    }
  }

  private static InputRefused refused(String namespace, String root) {
    return new InputRefused(
        "body", "XML with the root {" + namespace + "}" + root + ", without a document type");
  }

  /** A map within is an element with elements; what is null is left out. */
  static byte[] write(String namespace, String root, Map<String, ?> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      writer.setDefaultNamespace(namespace);
      writer.writeStartElement(namespace, root);
      writer.writeDefaultNamespace(namespace);
      writeAll(writer, namespace, content);
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("Texts could not be written as XML", impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeAll(XMLStreamWriter writer, String namespace, Map<?, ?> content)
      throws XMLStreamException {
    for (Map.Entry<?, ?> entry : content.entrySet()) {
      if (entry.getValue() == null) {
        continue;
      }
      writer.writeStartElement(namespace, String.valueOf(entry.getKey()));
      if (entry.getValue() instanceof Map<?, ?> within) {
        writeAll(writer, namespace, within);
      } else {
        writer.writeCharacters(entry.getValue().toString());
      }
      writer.writeEndElement();
    }
  }
}
