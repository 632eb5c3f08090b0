package dev.patchbay.web.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request's body. Holds no thread while the sender is silent: Jetty calls {@link #run}
 * when there is more. Calls its receiver exactly once.
 */
final class BodyReader implements Runnable {

  /** Gets either the whole body or why there is none. */
  interface Receiver {
    void whole(byte[] body);

    /**
     * @param drain the sender may still be writing: read on before the connection is closed
     */
    void refused(BadRequest why, boolean drain);
  }

  private final Request request;
  private final BodyLimits limits;
  private final AtomicLong held;
  private final Receiver receiver;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong heldHere = new AtomicLong();
  private volatile Scheduler.@Nullable Task watch;

  /**
   * @param held the bytes of all bodies of this server that are still coming
   */
  BodyReader(Request request, BodyLimits limits, AtomicLong held, Receiver receiver) {
    this.request = request;
    this.limits = limits;
    this.held = held;
    this.receiver = receiver;
  }

  void start() {
    if (request.getLength() > limits.bodyBytes()) {
      refuse(tooLarge(), true);
    } else {
      run();
    }
  }

  @Override
  public void run() {
    while (!over.get()) {
      var chunk = request.read();
      if (chunk == null) {
        waitForMore();
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        refuse(new BadRequest(400, "The request was cut off."), false);
        return;
      }
      boolean last = chunk.isLast();
      var why = keep(chunk);
      if (why != null) {
        refuse(why, !last);
        return;
      }
      if (last) {
        finish();
        return;
      }
    }
  }

  private @Nullable BadRequest keep(Content.Chunk chunk) {
    try {
      int length = chunk.remaining();
      if (received.addAndGet(length) > limits.bodyBytes()) {
        return tooLarge();
      }
      byte[] bytes = new byte[length];
      chunk.getByteBuffer().get(bytes);
      body.writeBytes(bytes);
      if (!chunk.isLast() && held.addAndGet(length) > limits.heldBytes()) {
        held.addAndGet(-length);
        return new BadRequest(503, "Patchbay is busy. Try again in a minute.");
      }
      heldHere.addAndGet(chunk.isLast() ? 0 : length);
      return null;
    } finally {
      chunk.release();
    }
  }

  private void waitForMore() {
    if (watch == null) {
      watch = schedule(limits.firstLook(), this::look);
    }
    request.demand(this);
  }

  private void look() {
    long floor = limits.firstLook().toSeconds() * limits.bytesPerSecond();
    long left = limits.whole().toNanos() - NanoTime.since(request.getBeginNanoTime());
    if (received.get() < floor || left <= 0) {
      giveUp();
    } else {
      watch = schedule(Duration.ofNanos(left), this::giveUp);
    }
  }

  private void giveUp() {
    refuse(new BadRequest(408, "The request took too long to arrive."), false);
  }

  private Scheduler.Task schedule(Duration delay, Runnable task) {
    return request
        .getComponents()
        .getScheduler()
        .schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void finish() {
    if (end()) {
      receiver.whole(body.toByteArray());
    }
  }

  private void refuse(BadRequest why, boolean drain) {
    if (end()) {
      receiver.refused(why, drain);
    }
  }

  private boolean end() {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    var task = watch;
    if (task != null) {
      task.cancel();
    }
    held.addAndGet(-heldHere.get());
    return true;
  }

  private BadRequest tooLarge() {
    return new BadRequest(
        413, "The body is larger than " + limits.bodyBytes() / (1024 * 1024) + " MB.");
  }
}
