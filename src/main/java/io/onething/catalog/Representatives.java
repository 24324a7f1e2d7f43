package io.onething.catalog;

import io.onething.shared.Localized;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People who sign for somebody on the list of {@link Participants}: a guardian for a ward (法定代理人,
 * 民法典 23), an agent for who gave the power (委托代理人, 民法典 165). Each signs with the own sign-in and
 * the own name; what is signed says for whom, and on which basis.
 *
 * @param person which columns of the list say who signs for somebody, and why
 * @param bases by the code in the column {@code basis}; who has another code, or none, signs for
 *     herself
 * @param told the message to who is represented and may object: that somebody was named to sign for
 *     her; null if no basis lets her
 */
public record Representatives(Columns person, Map<String, Basis> bases, @Nullable String told) {

  public Representatives {
    bases = bases == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(bases));
  }

  /** Whether who is represented on this basis may read what is signed for her, and decline. */
  public boolean mayObject(@Nullable String code) {
    @Nullable Basis basis = code == null ? null : bases.get(code);
    return basis != null && basis.mayObject();
  }

  /**
   * The columns of the list that say who signs for somebody.
   *
   * @param id the citizen number, by which the representative is known when she signs in
   * @param mobile where the representative is told; null if nobody is told by telephone
   */
  public record Columns(String id, String name, @Nullable String mobile, String basis) {}

  /**
   * Why somebody may sign for another.
   *
   * @param names what such a representative is called
   * @param declares comes before the statement of who is represented: who signs, for whom, on which
   *     basis. Placeholders as in a statement
   * @param mayObject whether who is represented may read it too and decline: who gave a power may,
   *     a ward may not
   */
  public record Basis(Localized names, Localized declares, boolean mayObject) {}
}
