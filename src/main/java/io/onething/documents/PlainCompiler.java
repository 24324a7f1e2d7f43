package io.onething.documents;

import java.io.File;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRAbstractCompiler;
import net.sf.jasperreports.engine.design.JRCompilationSourceCode;
import net.sf.jasperreports.engine.design.JRCompilationUnit;
import net.sf.jasperreports.engine.design.JRDefaultCompilationSourceCode;
import net.sf.jasperreports.engine.design.JRSourceCompileTask;
import net.sf.jasperreports.engine.fill.JREvaluator;

/**
 * Prepares a template without ever compiling Java. JasperReports evaluates plain references and
 * simple texts by itself; whatever else a template holds is refused here, should it have slipped
 * past {@link TemplateCheck}. JasperReports creates it by name, hence public.
 */
public final class PlainCompiler extends JRAbstractCompiler {

  public PlainCompiler(JasperReportsContext context) {
    super(context, false);
  }

  @Override
  protected void checkLanguage(String language) {
    // The language does not matter: nothing is compiled.
  }

  @Override
  protected JRCompilationSourceCode generateSourceCode(JRSourceCompileTask task) {
    String expressions =
        task.getExpressions().stream()
            .map(expression -> expression.getText())
            .collect(Collectors.joining("; "));
    return new JRDefaultCompilationSourceCode(expressions, null);
  }

  @Override
  protected String compileUnits(JRCompilationUnit[] units, String classpath, File folder) {
    return Arrays.stream(units)
        .map(unit -> unit.getSourceCode())
        .collect(
            Collectors.joining(
                "; ", "expressions other than a plain reference or a simple text: ", ""));
  }

  @Override
  protected JREvaluator loadEvaluator(Serializable data, String unit) throws JRException {
    throw new JRException(
        "Template " + unit + " holds compiled code; expected plain references only");
  }

  @Override
  protected String getSourceFileName(String unit) {
    return unit + ".txt";
  }
}
