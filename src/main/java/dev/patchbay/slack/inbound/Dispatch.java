package dev.patchbay.slack.inbound;

import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.words.OutageWords;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a verified payload through the app, over HTTP and Socket Mode alike. A handler that fails is
 * answered all the same: the person reads an id that stands in the log, or that the database is
 * away. Only an event is then left unacknowledged, so that Slack brings it again. Thread-safe.
 */
public final class Dispatch {
  private static final String AGAIN = " If it happens again, ";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ ]{1,40}");
  private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

  private final Router router;
  private final Consumer<Interaction> seen;
  private final SecureRandom random;
  private final MeterRegistry meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  public Dispatch(
      Router router, Consumer<Interaction> seen, SecureRandom random, MeterRegistry meters) {
    this.router = router;
    this.seen = seen;
    this.random = random;
    this.meters = meters;
  }

  Response answer(Interaction payload) {
    Timer.Sample sample = Timer.start(meters);
    String outcome = "failed";
    try {
      Response response = run(payload);
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

  private Response run(Interaction payload) throws Exception {
    if (payload.kind() == Interaction.Kind.URL_VERIFICATION) {
      return Response.ok(payload.text("challenge"));
    }
    if (!RequestIds.present(payload)) {
      log.warn("A signed {} names no user or no workspace: nothing done", payload.kind());
      return Response.ok();
    }
    seen.accept(payload);
    Optional<Response> answer = router.run(payload);
    return answer.isPresent() ? answer.get() : unknown(payload);
  }

  /** A thing of ours that this version does not know: an older or newer one made it. */
  private Response unknown(Interaction payload) {
    log.info(
        "A request of type '{}' ({}) is acknowledged: nothing is registered for it",
        plain(payload.text("type")),
        plain(payload.action("action_id")));
    return switch (payload.kind()) {
      case BLOCK_ACTIONS ->
          payload.action("action_id").startsWith(Router.OURS) && !Router.inView(payload)
              ? told(payload, "", unknown("button"))
              : Response.ok();
      case VIEW_SUBMISSION, BLOCK_SUGGESTION -> told(payload, "Nothing changed", unknown("form"));
      case COMMAND, SHORTCUT, MESSAGE_ACTION ->
          told(
              payload,
              "",
              unknown(payload.kind() == Interaction.Kind.COMMAND ? "command" : "shortcut"));
      default -> Response.ok();
    };
  }

  private static String unknown(String what) {
    return "This version of Patchbay doesn't know this "
        + what
        + ", so nothing changed. Run `/pd help` to see what you can do.";
  }

  private Response broken(Interaction payload, Exception broken) {
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    log.error(
        "{}: a request of kind {} from {} in {} failed",
        id,
        payload.kind(),
        plain(JsonFields.first(payload.text("user_id"), payload.text("user", "id"), "nobody")),
        plain(JsonFields.first(payload.text("team_id"), payload.text("team", "id"), "no team")),
        broken);
    return OutageWords.of(broken)
        .map(
            away ->
                told(payload, "Database unavailable", away + AGAIN + "tell your Patchbay admin."))
        .orElseGet(
            () ->
                told(
                    payload,
                    "Something went wrong",
                    "Something went wrong. "
                        + OutageWords.CHECK
                        + AGAIN
                        + "send error ID `"
                        + id
                        + "` to your Patchbay admin."));
  }

  /**
   * @param title of the view, where the person is in one
   */
  private Response told(Interaction payload, String title, String words) {
    return switch (payload.kind()) {
      case EVENT_CALLBACK -> Response.error(500);
      case VIEW_SUBMISSION -> router.write(payload, new Ack.Shows(view(title, words)));
      case BLOCK_SUGGESTION -> router.write(payload, new Ack.Options(List.of()));
      case COMMAND, BLOCK_ACTIONS, INTERACTIVE_MESSAGE, SHORTCUT, MESSAGE_ACTION ->
          router.write(payload, new Ack.Says(new MessageContent(words, List.of())));
      default -> Response.ok();
    };
  }

  private static View view(String title, String words) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .close(ViewClose.builder().type("plain_text").text("Close").build())
        .blocks(List.of(MessageContent.section(words)))
        .build();
  }

  /** A name or an id; anything else does not belong into a log. */
  private static String plain(String text) {
    return PLAIN.matcher(text).matches() ? text : "(not a word)";
  }

  private Timer timer(String kind, String outcome) {
    return timers.computeIfAbsent(kind + " " + outcome, key -> registered(kind, outcome));
  }

  private Timer registered(String kind, String outcome) {
    return Timer.builder("patchbay.slack.requests")
        .tag("kind", kind)
        .tag("outcome", outcome)
        .register(meters);
  }
}
