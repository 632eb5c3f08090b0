package dev.patchbay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One kept connection of {@link Load}, with one request under way. */
final class KeptConnection {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
  private static final int MOST = 64 * 1024;
  private static final int UNKNOWN = -1;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(MOST);
  private int length = UNKNOWN;
  private long asked;
  private long nanos;

  KeptConnection(SocketChannel channel) {
    this.channel = channel;
  }

  void ask(byte[] request) throws IOException {
    in.clear();
    length = UNKNOWN;
    asked = System.nanoTime();
    var out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** Reads on; true once the answer is whole. */
  boolean answered() throws IOException {
    if (channel.read(in) <= 0) {
      throw new IOException("the connection ended within an answer, or it is too long");
    }
    if (length == UNKNOWN) {
      length = length();
    }
    nanos = System.nanoTime() - asked;
    return length != UNKNOWN && in.position() >= length;
  }

  /** What the last answer took. */
  long nanos() {
    return nanos;
  }

  /** Of the whole answer; unknown while its headers are still coming. */
  private int length() throws IOException {
    int body = body();
    if (body == UNKNOWN) {
      return UNKNOWN;
    }
    var headers = new String(in.array(), 0, body, StandardCharsets.ISO_8859_1);
    var found = LENGTH.matcher(headers);
    if (!headers.startsWith("HTTP/1.1 200") || !found.find()) {
      throw new IOException("not answered, or without a length: " + headers);
    }
    return body + Integer.parseInt(found.group(1));
  }

  private int body() {
    byte[] bytes = in.array();
    for (int at = 3; at < in.position(); at++) {
      if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n') {
        return at + 1;
      }
    }
    return UNKNOWN;
  }
}
