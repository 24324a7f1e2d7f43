package io.onething.departments.worker;

import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskHandler;
import org.camunda.bpm.client.task.ExternalTaskService;

/** Hands each task to who handles its call by now; tasks under way stay with whom they have. */
final class LatestHandler implements ExternalTaskHandler {
  private volatile ExternalTaskHandler latest;

  LatestHandler(ExternalTaskHandler first) {
    this.latest = first;
  }

  void become(ExternalTaskHandler next) {
    latest = next;
  }

  @Override
  public void execute(ExternalTask task, ExternalTaskService server) {
    latest.execute(task, server);
  }
}
