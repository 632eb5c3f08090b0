package dev.patchbay.slack.inbound;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.slack.api.EphemeralMessages;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a verified payload through the app, over HTTP and Socket Mode alike. A listener that breaks
 * is answered all the same: the person reads an id that stands in the log. Only an event is then
 * left unacknowledged, so that Slack brings it again. Thread-safe.
 */
public final class Dispatch {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ ]{1,40}");
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final App app;
  private final Consumer<SlackPayload> seen;
  private final EphemeralMessages whisper;
  private final AfterAck afterAck;
  private final SecureRandom random;
  private final MeterRegistry meters;

  public Dispatch(
      App app,
      Consumer<SlackPayload> seen,
      EphemeralMessages whisper,
      AfterAck afterAck,
      SecureRandom random,
      MeterRegistry meters) {
    this.app = app;
    this.seen = seen;
    this.whisper = whisper;
    this.afterAck = afterAck;
    this.random = random;
    this.meters = meters;
  }

  Response answer(SlackPayload payload, Map<String, List<String>> headers) {
    Timer.Sample sample = Timer.start(meters);
    String outcome = "failed";
    try {
      Response response = run(payload, headers);
      outcome = "ok";
      return response;
    } catch (Exception e) {
      return broken(payload, e);
    } finally {
      sample.stop(timer(payload.kind().name().toLowerCase(Locale.ROOT), outcome));
    }
  }

  /** Counts a request that did not come as far as a payload. */
  void refused(String outcome) {
    timer("unknown", outcome).record(java.time.Duration.ZERO);
  }

  private Response run(SlackPayload payload, Map<String, List<String>> headers) throws Exception {
    if (payload.kind() == SlackPayload.Kind.URL_VERIFICATION) {
      return Response.ok(payload.text("challenge"));
    }
    Optional<Request<?>> request = BoltRequests.of(payload, headers);
    if (request.isEmpty()) {
      LOG.info(
          "A request of type '{}' is acknowledged and not acted upon", plain(payload.text("type")));
      return Response.ok();
    }
    seen.accept(payload);
    return app.run(request.get());
  }

  private Response broken(SlackPayload payload, Exception broken) {
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    LOG.error(
        "{}: a request of kind {} from {} in {} broke",
        id,
        payload.kind(),
        plain(JsonFields.first(payload.text("user_id"), payload.text("user", "id"), "nobody")),
        plain(JsonFields.first(payload.text("team_id"), payload.text("team", "id"), "no team")),
        broken);
    String words =
        "Something broke here, id `"
            + id
            + "`. It may not have been done: look, and try again. If it happens again, give that id"
            + " to the operator of this app.";
    return switch (payload.kind()) {
      case COMMAND -> BoltResponses.reply(new Reply.Ephemeral(words, List.of()));
      case VIEW_SUBMISSION -> BoltResponses.modalSays(words);
      case BLOCK_SUGGESTION -> BoltResponses.Suggestions.of(List.of());
      case EVENT_CALLBACK -> Response.error(500);
      case BLOCK_ACTIONS, INTERACTIVE_MESSAGE -> {
        tell(payload, words);
        yield Response.ok();
      }
      default -> Response.ok();
    };
  }

  /** A name or an id; anything else does not belong into a log. */
  private static String plain(String text) {
    return PLAIN.matcher(text).matches() ? text : "(not a word)";
  }

  private void tell(SlackPayload payload, String words) {
    afterAck.say(
        () -> {
          Actor actor = payload.actor();
          String channel = JsonFields.first(payload.channelId(), actor.user().value());
          whisper.to(
              actor, new ChannelId(channel), payload.secret("response_url"), words, List.of());
        });
  }

  private Timer timer(String kind, String outcome) {
    return Timer.builder("patchbay.slack.requests")
        .tag("kind", kind)
        .tag("outcome", outcome)
        .register(meters);
  }
}
