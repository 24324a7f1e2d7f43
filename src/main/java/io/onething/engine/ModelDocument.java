package io.onething.engine;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A BPMN file as XML, read without document types and external entities. */
record ModelDocument(DataFile file, Document xml) {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  static Optional<ModelDocument> read(DataFile file, List<Fault> faults) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return Optional.of(
          new ModelDocument(file, builder.parse(new ByteArrayInputStream(file.content()))));
    } catch (SAXParseException malformed) {
      faults.add(
          new Fault(
              file.path(),
              "line " + malformed.getLineNumber(),
              String.valueOf(malformed.getMessage()),
              "well-formed XML without a document type"));
    } catch (SAXException | IOException | ParserConfigurationException unreadable) {
      faults.add(
          new Fault(file.path(), "(file)", String.valueOf(unreadable.getMessage()), "a BPMN file"));
    }
    return Optional.empty();
  }

  /** All elements of the model, not of its picture. */
  Stream<Element> elements() {
    List<Element> elements = new ArrayList<>();
    collect(xml.getDocumentElement(), elements);
    return elements.stream();
  }

  /** Two elements of one name, as after a copy: nobody can tell which one is meant. */
  void checkIds(List<Fault> faults) {
    Set<String> seen = new HashSet<>();
    NodeList all = xml.getElementsByTagNameNS("*", "*");
    IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(element -> !CAMUNDA.equals(element.getNamespaceURI()))
        .map(element -> element.getAttribute("id"))
        .filter(id -> !id.isEmpty() && !seen.add(id))
        .distinct()
        .forEach(id -> faults.add(new Fault(file.path(), id, "used twice", "an id of its own")));
  }

  private static void collect(Element element, List<Element> elements) {
    if ("BPMNDiagram".equals(element.getLocalName())) {
      return;
    }
    elements.add(element);
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        collect(child, elements);
      }
    }
  }

  /** The id of the element, or of the nearest one around it that has one. */
  static String idOf(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (!around.getAttribute("id").isEmpty()) {
        return around.getAttribute("id");
      }
    }
    return "(file)";
  }

  /** The element's own text as the engine reads it: without comments, and with CDATA sections. */
  static String ownText(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text part) {
        text.append(part.getData());
      }
    }
    return text.toString();
  }

  static String camunda(Element element, String attribute) {
    return element.getAttributeNS(CAMUNDA, attribute);
  }
}
