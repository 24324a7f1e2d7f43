package io.onething.departments.worker;

import io.onething.departments.worker.LockExtension.Extended;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;

/** One task of a batch, from the fetch to its report. */
final class BatchMember {
  private final ExternalTask task;
  private final ExternalTaskService server;
  private final Extended lock;
  private final Room room;
  private final AtomicBoolean released = new AtomicBoolean();

  /**
   * @param lock kept until it is released
   * @param room left then
   */
  BatchMember(ExternalTask task, ExternalTaskService server, Extended lock, Room room) {
    this.task = task;
    this.server = server;
    this.lock = lock;
    this.room = room;
  }

  ExternalTask task() {
    return task;
  }

  ExternalTaskService server() {
    return server;
  }

  void giveBack(String why) {
    release();
    GivenBack.giveBack(task, server, why);
  }

  /** Nothing more is done about it here. */
  void release() {
    if (released.compareAndSet(false, true)) {
      lock.close();
      room.leave();
    }
  }
}
