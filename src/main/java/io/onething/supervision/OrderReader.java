package io.onething.supervision;

import io.onething.catalog.StaffRole;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose orders of supervision somebody reads and answers: those of her groups; as head of a
 * section, or deputy leader, those of its offices, too.
 *
 * @param all she reads every order, but answers only what is hers
 * @param department where she works; null for who works in none
 * @param groups her own, and those of whom she stands in for today
 * @param headed ids of the offices whose section she heads
 */
record OrderReader(
    boolean all, @Nullable String department, List<String> groups, List<String> headed) {

  /** Whether she answers it. */
  boolean answers(SupervisionOrder order) {
    @Nullable String group = order.group();
    @Nullable String office = order.office();
    if (group != null && groups.contains(group)) {
      return true;
    }
    return order.department().equals(department)
        && (leads()
            || group == null
            || group.equals(StaffRole.HANDLER.group(order.department(), order.department()))
            || (office != null && headed.contains(office)));
  }

  /** Whether she is responsible for all offices of her department. */
  boolean leads() {
    String own = Objects.requireNonNullElse(department, "");
    return groups.contains(StaffRole.SECTION_HEAD.group(own, own))
        || groups.contains(StaffRole.DEPUTY_LEADER.group(own, own));
  }
}
