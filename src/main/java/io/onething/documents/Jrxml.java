package io.onething.documents;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A JRXML or JRTX file as XML. No DOCTYPE, no entity, nothing fetched. */
final class Jrxml {

  private Jrxml() {}

  /** Reads the file; what is wrong is added to the faults and nothing comes back. */
  static Optional<Document> read(DataFile file, List<Fault> faults) {
    try {
      return Optional.of(parse(file));
    } catch (SAXParseException malformed) {
      faults.add(
          new Fault(
              file.path(),
              "line " + malformed.getLineNumber(),
              String.valueOf(malformed.getMessage()),
              "well-formed XML without DOCTYPE"));
    } catch (SAXException | IOException unreadable) {
      faults.add(
          new Fault(
              file.path(), "(file)", String.valueOf(unreadable.getMessage()), "well-formed XML"));
    }
    return Optional.empty();
  }

  /** Reads a file that has been checked. */
  static Document checked(DataFile file) {
    try {
      return parse(file);
    } catch (SAXException | IOException changed) {
      throw new IllegalStateException(file.path() + " was readable when checked", changed);
    }
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (@Nullable Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(child -> child.getTagName().equals(name)).toList();
  }

  /** The value of a {@code <property>} of the root, or the default. */
  static String property(Document document, String name, String otherwise) {
    return children(document.getDocumentElement(), "property").stream()
        .filter(property -> property.getAttribute("name").equals(name))
        .map(property -> property.getAttribute("value"))
        .findFirst()
        .orElse(otherwise);
  }

  private static Document parse(DataFile file) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      return builder.parse(new ByteArrayInputStream(file.content()));
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("This Java has no safe XML parser", impossible);
    }
  }

  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) {
      // A warning does not make a template unusable.
    }

    @Override
    public void error(SAXParseException problem) throws SAXParseException {
      throw problem;
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXParseException {
      throw problem;
    }
  }
}
