package dev.patchbay.pagerduty;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A body that is sent at most once: OkHttp's own recovery may try another address, but repeats
 * nothing whose bytes may have arrived. Never printed; it may hold secrets.
 */
final class OnceBody extends RequestBody {
  private final MediaType type;
  private final byte[] bytes;

  OnceBody(String type, byte[] bytes) {
    this.type = MediaType.get(type);
    this.bytes = bytes.clone();
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
