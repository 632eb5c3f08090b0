package dev.patchbay.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that wants a password, writes down who is asked for, and leads nowhere. Thread-safe. */
final class ConnectProxy implements AutoCloseable {
  /**
   * One tunnel that was asked for.
   *
   * @param authorization empty if none was sent
   */
  record Tunnel(String target, String authorization) {}

  private static final String UNKNOWN =
      """
      HTTP/1.1 407 Who are you\r
      Proxy-Authenticate: Basic realm="way out"\r
      Content-Length: 0\r
      Connection: close\r
      \r
      """;
  private static final String NOWHERE =
      """
      HTTP/1.1 502 Nowhere\r
      Content-Length: 0\r
      Connection: close\r
      \r
      """;

  /** The only one that is let through, to nowhere. */
  private final String welcome;

  private final List<Tunnel> tunnels = new CopyOnWriteArrayList<>();
  private final ServerSocket door;

  ConnectProxy(String welcome) throws IOException {
    this.welcome = welcome;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::serve, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return door.getLocalPort();
  }

  List<Tunnel> tunnels() {
    return List.copyOf(tunnels);
  }

  private void serve() {
    while (!door.isClosed()) {
      try (var socket = door.accept()) {
        socket.setSoTimeout(5000);
        answer(socket);
      } catch (IOException e) {
        // Closed, or the client went: what was asked for before stands in the list.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    var words = String.valueOf(in.readLine()).split(" ", -1);
    var authorization = "";
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization:")) {
        authorization = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    if (words.length == 3 && words[0].equals("CONNECT")) {
      tunnels.add(new Tunnel(words[1], authorization));
      var answer = authorization.equals(welcome) ? NOWHERE : UNKNOWN;
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
