package io.onething.documents;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import net.sf.jasperreports.engine.JRPropertiesUtil;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRCompiler;
import net.sf.jasperreports.repo.RepositoryService;
import net.sf.jasperreports.repo.Resource;
import net.sf.jasperreports.repo.StreamRepositoryService;
import org.jspecify.annotations.Nullable;

/** JasperReports as templates meet it: no Java, no files, no network, our fonts only. */
final class Reporting {

  private Reporting() {}

  static SimpleJasperReportsContext context() {
    SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    context.setExtensions(RepositoryService.class, List.of(new FontsOnly()));
    JRPropertiesUtil properties = JRPropertiesUtil.getInstance(context);
    properties.setProperty(JRCompiler.COMPILER_PREFIX + "java", PlainCompiler.class.getName());
    properties.setProperty("net.sf.jasperreports.awt.ignore.missing.font", "false");
    properties.setProperty("net.sf.jasperreports.default.font.name", DocumentFont.NAME);
    // Keeps a text that does not fit, so that it can be told that it was cut; see TrialFill.
    properties.setProperty("net.sf.jasperreports.print.keep.full.text", "true");
    return context;
  }

  /** The only thing a report may load by name is a font of ours. */
  private static final class FontsOnly implements StreamRepositoryService {

    private static final String FONTS = "fonts/";

    @Override
    public @Nullable InputStream getInputStream(String uri) {
      return uri.startsWith(FONTS) && !uri.contains("..")
          ? Reporting.class.getClassLoader().getResourceAsStream(uri)
          : null;
    }

    @Override
    public OutputStream getOutputStream(String uri) {
      throw new UnsupportedOperationException("Templates do not write: " + uri);
    }

    @Override
    public @Nullable Resource getResource(String uri) {
      return null;
    }

    @Override
    public void saveResource(String uri, Resource resource) {
      throw new UnsupportedOperationException("Templates do not write: " + uri);
    }

    @Override
    public <K extends Resource> @Nullable K getResource(String uri, Class<K> type) {
      return null;
    }
  }
}
