package io.onething.departments.worker;

import io.onething.departments.Batch;
import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.departments.calls.TaskWork;
import io.onething.departments.worker.DepartmentWorkers.Opened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is fetched for one department: all single calls by one client, each batch by its own. Calls
 * may come, and single ones be exchanged, while it runs.
 */
final class DepartmentTopics {
  /** Most tasks of one batch topic that are held at a time, two batches apart. */
  private static final int MOST_IN_BATCHES = 400;

  private final Opened opened;
  private final GatewayClients clients;
  private final WorkTools tools;
  private final Function<Room, FetchPace> pace;
  private final TaskWork work;
  private final Map<String, LatestHandler> handlers = new HashMap<>();
  private final List<Fetching> fetchings = new ArrayList<>();
  private final List<BatchTasks> batches = new ArrayList<>();
  private @Nullable Room room;
  private @Nullable Fetching single;
  private boolean started;
  private boolean stopped;

  DepartmentTopics(
      Opened opened, GatewayClients clients, WorkTools tools, Function<Room, FetchPace> pace) {
    this.opened = opened;
    this.clients = clients;
    this.tools = tools;
    this.pace = pace;
    this.work = new TaskWork(opened.caller());
  }

  /** Fetches the call's tasks from now on, and handles them as this file of the call says. */
  synchronized void take(Call call) {
    if (stopped) {
      return;
    }
    tools.metrics().show(call);
    if (call.shape() == CallShape.BATCH) {
      takeBatch(call);
    } else {
      takeSingle(call);
    }
  }

  private void takeSingle(Call call) {
    Room shared =
        room == null ? new Room(opened.share().parallel(), opened.share().fetchSize()) : room;
    room = shared;
    SingleTasks tasks =
        new SingleTasks(call, work, shared, opened.admission(), opened.underway(), tools);
    LatestHandler known = handlers.get(call.topic());
    if (known != null) {
      known.become(tasks);
      return;
    }
    LatestHandler handler = new LatestHandler(tasks);
    handlers.put(call.topic(), handler);
    if (single == null) {
      Fetching first = clients.build(opened.department().id(), shared, pace.apply(shared));
      first.subscribe(call, handler);
      single = first;
      add(first);
    } else {
      single.subscribe(call, handler);
    }
  }

  /** A batch is never exchanged: the server takes no such release. */
  private void takeBatch(Call call) {
    Batch batch = Objects.requireNonNull(call.batch());
    Room own = batchRoom(opened.share(), batch);
    BatchTasks tasks =
        new BatchTasks(
            call, batch, opened.caller(), own, opened.admission(), opened.underway(), tools);
    LatestHandler handler = new LatestHandler(tasks);
    if (handlers.putIfAbsent(call.topic(), handler) == null) {
      Fetching fetching =
          clients.build(opened.department().id() + ":" + call.topic(), own, pace.apply(own));
      fetching.subscribe(call, handler);
      batches.add(tasks);
      add(fetching);
    }
  }

  private void add(Fetching fetching) {
    fetchings.add(fetching);
    if (started) {
      fetching.start();
    }
  }

  /** As many batches as the department takes calls, but not thousands of locked tasks. */
  private static Room batchRoom(LimitShare share, Batch batch) {
    int all = share.parallel() * batch.size();
    return new Room(Math.max(2 * batch.size(), Math.min(all, MOST_IN_BATCHES)), batch.size());
  }

  synchronized void start() {
    started = true;
    fetchings.forEach(Fetching::start);
  }

  /** No call comes any more. */
  synchronized void close() {
    stopped = true;
  }

  synchronized List<Fetching> fetchings() {
    return List.copyOf(fetchings);
  }

  synchronized List<BatchTasks> batches() {
    return List.copyOf(batches);
  }
}
