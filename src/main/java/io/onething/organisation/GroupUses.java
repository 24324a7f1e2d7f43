package io.onething.organisation;

import io.onething.shared.Localized;
import java.util.List;

/** Which groups the models name that run here; what they ask of {@code offices} is none of them. */
public interface GroupUses {

  /**
   * A task that a model gives to a group.
   *
   * @param group as the identity provider names it
   * @param process the id of the process: a bundle, or a shared process
   * @param processName what the model calls it
   * @param step the task
   */
  record Use(String group, String process, String processName, Localized step) {}

  /** In the order of the processes' ids. */
  List<Use> all();
}
