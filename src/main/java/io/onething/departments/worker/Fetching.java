package io.onething.departments.worker;

import io.onething.departments.Call;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTaskHandler;

/** One official client: what it fetches, and how much at a time. */
record Fetching(ExternalTaskClient client, Room room, PollCut cut) {

  /** Fetches the call's tasks once started. */
  void subscribe(Call call, ExternalTaskHandler handler) {
    client.subscribe(call.topic()).variables(FetchedTask.VARIABLES).handler(handler).open();
  }

  void start() {
    client.start();
  }

  /** Fetches nothing more; tasks that come all the same find no room. */
  void stop() {
    room.close();
    cut.stop();
    client.stop();
  }
}
