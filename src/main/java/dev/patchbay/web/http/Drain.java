package dev.patchbay.web.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads and throws away what the sender of a refused request still writes, for a while. A
 * connection that is closed while its sender writes is reset, and the answer is lost with it. Holds
 * no thread while the sender is silent.
 */
final class Drain implements Runnable {
  private final Request request;
  private final Callback callback;
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * @param callback completed at the end, which closes the connection
   */
  Drain(Request request, Callback callback) {
    this.request = request;
    this.callback = callback;
  }

  void start(BodyLimits limits) {
    var end =
        request
            .getComponents()
            .getScheduler()
            .schedule(this::finish, limits.drained().toMillis(), TimeUnit.MILLISECONDS);
    Request.addCompletionListener(request, failure -> end.cancel());
    run();
  }

  @Override
  public void run() {
    while (!over.get()) {
      var chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
      chunk.release();
      if (last) {
        finish();
      }
    }
  }

  private void finish() {
    if (over.compareAndSet(false, true)) {
      callback.succeeded();
    }
  }
}
