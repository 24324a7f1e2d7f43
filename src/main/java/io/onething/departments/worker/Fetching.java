package io.onething.departments.worker;

import io.onething.departments.Call;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTaskHandler;

/** One official client: what it fetches, and how much at a time. */
final class Fetching {
  private final String workerId;
  private final ExternalTaskClient client;
  private final Room room;
  private final PollCut cut;
  private final Farewell farewell;
  private final List<String> topics = new CopyOnWriteArrayList<>();

  Fetching(String workerId, ExternalTaskClient client, Room room, PollCut cut, Farewell farewell) {
    this.workerId = workerId;
    this.client = client;
    this.room = room;
    this.cut = cut;
    this.farewell = farewell;
  }

  /** Fetches the call's tasks once started; from the next fetch on if it has started. */
  void subscribe(Call call, ExternalTaskHandler handler) {
    topics.add(call.topic());
    client.subscribe(call.topic()).variables(FetchedTask.VARIABLES).handler(handler).open();
  }

  void start() {
    client.start();
  }

  /** Fetches nothing more, on either side; tasks that come all the same find no room. */
  void cut() {
    room.close();
    cut.stop();
    farewell.say(workerId, topics);
  }

  /** Waits for the client to end. */
  void stop() {
    client.stop();
  }
}
