package io.onething.departments.calls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes a response up to a limit and gives up beyond it, so that no answer can fill the memory. */
final class LimitedBody implements BodySubscriber<byte[]> {
  private final int limit;
  private final int status;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  private LimitedBody(int limit, int status) {
    this.limit = limit;
    this.status = status;
  }

  /**
   * @param limit most bytes that are taken
   */
  static BodyHandler<byte[]> upTo(int limit) {
    return response -> new LimitedBody(limit, response.statusCode());
  }

  /** The response is larger than we take. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    TooLarge(int limit, int status) {
      super("answer is larger than " + limit + " bytes");
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (received.size() + buffer.remaining() > limit) {
        if (subscription != null) {
          subscription.cancel();
        }
        body.completeExceptionally(new TooLarge(limit, status));
        return;
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      received.writeBytes(bytes);
    }
  }

  @Override
  public void onError(Throwable problem) {
    body.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }
}
