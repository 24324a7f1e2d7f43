package io.onething.cases;

import io.onething.shared.CaseId;
import java.util.Collection;
import java.util.Map;

/** The facts of a case: what the applicant, the departments and the deciders have said. */
public interface CaseFacts {

  /** All facts by key; JSON-like values (text, number, boolean, list, map). */
  Map<String, Object> all(CaseId caseId);

  /**
   * Some facts of several cases, read at once.
   *
   * @param names keys; only these are opened
   * @return by case; a case that knows none of them may be missing
   */
  Map<CaseId, Map<String, Object>> some(Collection<CaseId> caseIds, Collection<String> names);

  /**
   * A fact with who said it.
   *
   * @param source as {@link #record} was given it
   */
  record Told(Object value, String source) {}

  /** All facts with their sources, by key, read at once. */
  Map<String, Told> told(CaseId caseId);

  /** Who said each fact, by key. */
  Map<String, String> sources(CaseId caseId);

  /**
   * Keeps facts, replacing earlier values of the same keys.
   *
   * @param source who says so: {@code applicant}, {@code identity}, {@code decision}, {@code
   *     season} for what its season gives the case, {@code afterwards} for what the applicant has
   *     said when the case had ended, or a topic
   * @throws io.onething.shared.OneThingException if the bundle does not know a fact
   */
  void record(CaseId caseId, String source, Map<String, ?> facts);
}
