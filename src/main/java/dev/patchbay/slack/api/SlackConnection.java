package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.patchbay.proxy.RemoteProxies;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a {@link SlackSocket}, from its opening to its end. Thread-safe. */
final class SlackConnection extends WebSocketListener {
  private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);
  private static final int NORMAL = 1000;

  private final SlackSocket owner;
  private final SlackSocket.Heard heard;
  private volatile @Nullable WebSocket socket;

  SlackConnection(SlackSocket owner, SlackSocket.Heard heard) {
    this.owner = owner;
    this.heard = heard;
  }

  void open(OkHttpClient client, Request address) {
    socket = client.newWebSocket(address, this);
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    JsonObject message;
    try {
      message = JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      log.warn("Socket Mode: a message that is no JSON object is passed over");
      return;
    }
    try {
      switch (type(message)) {
        case "hello" -> owner.greeted(this);
        case "disconnect" -> owner.renew();
        default -> heard.message(message, from::send);
      }
    } catch (RuntimeException e) {
      // Thrown on, it would end the socket.
      log.error("Socket Mode: a message could not be taken", e);
    }
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    from.close(NORMAL, null);
  }

  @Override
  public void onClosed(WebSocket from, int code, String reason) {
    owner.ended(this, "Slack closed it (" + code + ")");
  }

  @Override
  public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
    owner.ended(
        this,
        response == null
            ? RemoteProxies.refusal(failure).orElse(failure.toString())
            : "HTTP " + response.code());
  }

  void end() {
    Optional.ofNullable(socket).ifPresent(ending -> ending.close(NORMAL, null));
  }

  void cancel() {
    Optional.ofNullable(socket).ifPresent(WebSocket::cancel);
  }

  private static String type(JsonObject message) {
    var type = message.get("type");
    return type != null && type.isJsonPrimitive() ? type.getAsString() : "";
  }
}
