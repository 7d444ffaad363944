package dev.keyward.judges;

import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Everything that a stream answers. */
final class Answers<T> implements StreamObserver<T> {
  private final List<T> given = new ArrayList<>();
  private final CompletableFuture<List<T>> whole = new CompletableFuture<>();

  /** Fails with what the stream failed with. */
  CompletableFuture<List<T>> whole() {
    return whole;
  }

  @Override
  public void onNext(T answer) {
    given.add(answer);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onCompleted() {
    whole.complete(given);
  }
}
