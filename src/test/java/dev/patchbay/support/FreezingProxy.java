package dev.patchbay.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP proxy that can stop forwarding without closing anything, as a network that went silent. */
public final class FreezingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private boolean frozen;

  /** To {@code target}, a port of this machine. */
  public FreezingProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException("no local port", e);
    }
    daemon(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  public synchronized void freeze() {
    frozen = true;
  }

  /** What was held back goes on. */
  public synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  private synchronized void pass() throws InterruptedException {
    while (frozen) {
      wait();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        sockets.add(near);
        var far = connected(near);
        sockets.add(far);
        daemon(() -> pump(near, far));
        daemon(() -> pump(far, near));
      } catch (IOException e) {
        // Closed, or the target is gone: whoever connected sees it.
      }
    }
  }

  /** Whoever connects while the target is gone is cut off, as by the target itself. */
  private Socket connected(Socket near) throws IOException {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      near.close();
      throw e;
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      for (int read = from.getInputStream().read(bytes);
          read >= 0;
          read = from.getInputStream().read(bytes)) {
        pass();
        to.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException e) {
      // The other side closed.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "freezing-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    thaw();
    try {
      server.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the proxy does not close", e);
    }
  }
}
