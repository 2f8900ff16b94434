package pairkeeper.ops.outgoing;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the beginning of an answer and wants no more. */
final class FirstBytes implements BodySubscriber<String> {
  static final int MOST = 2048;

  private final CompletableFuture<String> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private Flow.Subscription source;

  @Override
  public CompletionStage<String> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    source.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> some) {
    for (ByteBuffer bytes : some) {
      byte[] read = new byte[Math.min(bytes.remaining(), MOST - first.size())];
      bytes.get(read);
      first.writeBytes(read);
    }
    if (first.size() < MOST) {
      source.request(1);
    } else {
      source.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable error) {
    whole.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    whole.complete(first.toString(StandardCharsets.UTF_8));
  }
}
