package io.onething.departments.worker;

import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives tasks back that nothing has been done about: that costs no attempt. */
final class GivenBack {
  private static final Logger LOG = LoggerFactory.getLogger(GivenBack.class);

  private GivenBack() {}

  static void giveBack(ExternalTask task, ExternalTaskService server, String why) {
    // A thread that was called off can still speak to the server.
    Thread.interrupted();
    LOG.debug("{} of case {} given back: {}", task.getTopicName(), task.getBusinessKey(), why);
    try {
      server.unlock(task);
    } catch (ExternalTaskClientException problem) {
      LOG.debug("{} not given back, its lock runs out by itself", task.getTopicName());
    }
  }
}
