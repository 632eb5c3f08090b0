package dev.patchbay.web.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose headers trickle in: bytes come, so that they are never idle, and no
 * request ever begins. Each connection is looked at again and again; twice in a row is enough.
 * Thread-safe.
 */
final class HeaderDeadline extends Handler.Wrapper implements Connection.Listener {
  private static final int ENOUGH = 2;

  private final Scheduler scheduler;
  private final Duration between;
  private final Map<Connection, Watched> open = new ConcurrentHashMap<>();

  /** What is known of a connection; {@code looked…} are touched by one look at a time. */
  private static final class Watched {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private long lookedBegun;
    private long lookedBytes;
    private int suspicious;
  }

  HeaderDeadline(Handler handler, Scheduler scheduler, Duration between) {
    super(handler);
    this.scheduler = scheduler;
    this.between = between;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var watched = open.get(request.getConnectionMetaData().getConnection());
    if (watched != null) {
      watched.begun.incrementAndGet();
      watched.underWay.incrementAndGet();
      Request.addCompletionListener(request, failure -> watched.underWay.decrementAndGet());
    }
    return super.handle(request, response, callback);
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Watched());
    lookLater(connection);
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void lookLater(Connection connection) {
    if (scheduler.isRunning()) {
      scheduler.schedule(() -> look(connection), between.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look(Connection connection) {
    var watched = open.get(connection);
    if (watched == null) {
      return;
    }
    long bytes = connection.getBytesIn();
    long begun = watched.begun.get();
    boolean trickles =
        watched.underWay.get() == 0 && begun == watched.lookedBegun && bytes > watched.lookedBytes;
    watched.suspicious = trickles ? watched.suspicious + 1 : 0;
    watched.lookedBegun = begun;
    watched.lookedBytes = bytes;
    if (watched.suspicious >= ENOUGH) {
      connection.getEndPoint().close(new TimeoutException("the headers of a request trickle in"));
    } else {
      lookLater(connection);
    }
  }
}
