package dev.patchbay.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * A body of lines, each sent as soon as it is there. Whoever writes never waits for whoever reads:
 * what a slow reader has not taken yet is kept, and dropped once the reader is gone. Thread-safe.
 */
public final class LineStream {
  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;
  private volatile boolean gone;
  private volatile @Nullable Throwable broken;
  private volatile @Nullable Sending sending;

  /** Adds one line; {@code text} without its end. */
  public void line(String text) {
    if (!gone) {
      waiting.add(text + "\n");
      send();
    }
  }

  /** Whether nobody gets what is added from now on. */
  public boolean isGone() {
    return gone;
  }

  /** Nothing comes after this. */
  public void end() {
    ended = true;
    send();
  }

  /** Cuts the body off, so that its reader sees that it is not whole. */
  public void breakOff(Throwable cause) {
    broken = cause;
    send();
  }

  /**
   * @param callback completed after the last line, failed if the reader went away
   */
  void to(Response response, Callback callback) {
    sending = new Sending(response, callback);
    send();
  }

  private void send() {
    var started = sending;
    if (started != null) {
      started.iterate();
    }
  }

  private final class Sending extends IteratingCallback {
    private final Response response;
    private final Callback callback;
    private boolean begun;
    private boolean last;

    private Sending(Response response, Callback callback) {
      this.response = response;
      this.callback = callback;
    }

    @Override
    protected Action process() throws Throwable {
      if (last) {
        return Action.SUCCEEDED;
      }
      // Asked first: what is added before the end is taken below.
      var cause = broken;
      last = ended;
      var text = new StringBuilder();
      for (var line = waiting.poll(); line != null; line = waiting.poll()) {
        text.append(line);
      }
      if (begun && !last && text.isEmpty()) {
        if (cause != null) {
          throw cause;
        }
        return Action.IDLE;
      }
      begun = true;
      response.write(last, ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)), this);
      return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
      callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
      gone = true;
      waiting.clear();
      callback.failed(cause);
    }
  }
}
