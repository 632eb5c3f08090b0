package dev.patchbay.slack;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.patchbay.slack.inbound.BoltResponses;
import dev.patchbay.slack.inbound.BoltResponses.Suggestions;
import dev.patchbay.slack.inbound.ChoiceAnswerer;
import dev.patchbay.slack.inbound.CommandAnswerer;
import dev.patchbay.slack.inbound.CommandRequests;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.slack.inbound.ModalAnswerer;
import dev.patchbay.slack.inbound.OwnButtons;
import dev.patchbay.slack.inbound.SlackPayload;
import dev.patchbay.slack.incident.IncidentButtons;
import dev.patchbay.slack.workspace.InstallationEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the app listens to: one listener for each kind of request, and our own routing behind it,
 * because Bolt picks among overlapping patterns at random (reference/slack.md §1). None of Bolt's
 * middleware runs: requests are verified before they come here.
 */
public final class Listeners {
  /** The one slash command. */
  public static final String COMMAND = "/pd";

  /** Bot events that something is done about; all others are acknowledged. */
  public static final List<String> EVENTS =
      List.of(AppUninstalledEvent.TYPE_NAME, TokensRevokedEvent.TYPE_NAME);

  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final String CONNECT_MODAL = "pd_connect";

  /** Whom requests are handed to. */
  public record Targets(
      CommandAnswerer commands,
      ModalAnswerer connectModal,
      ChoiceAnswerer services,
      OwnButtons ownButtons,
      IncidentButtons incidentButtons,
      InstallationEvents installations) {}

  private final Targets to;
  private final CommandRequests requests;
  private final Clock clock;

  private Listeners(Targets to, CommandRequests requests, Clock clock) {
    this.to = to;
    this.requests = requests;
    this.clock = clock;
  }

  public static App app(Slack slack, Targets to, CommandRequests requests, Clock clock) {
    var config = new AppConfig();
    config.setAllEventsApiAutoAckEnabled(true);
    config.setThreadPoolSize(1);
    var app = new App(config, slack, List.of());
    new Listeners(to, requests, clock).register(app);
    return app;
  }

  private void register(App app) {
    app.command(ANY, (request, context) -> command(raw(request)));
    app.blockAction(ANY, (request, context) -> blockAction(raw(request)));
    app.attachmentAction(ANY, (request, context) -> press(raw(request)));
    app.viewSubmission(ANY, (request, context) -> submission(raw(request)));
    app.viewClosed(ANY, (request, context) -> context.ack());
    app.blockSuggestion(ANY, (request, context) -> suggestion(raw(request)));
    app.globalShortcut(ANY, (request, context) -> context.ack());
    app.messageShortcut(ANY, (request, context) -> context.ack());
    app.event(
        AppUninstalledEvent.class,
        (event, context) -> {
          to.installations()
              .gone(
                  AppUninstalledEvent.TYPE_NAME,
                  event.getTeamId(),
                  event.getEnterpriseId(),
                  at(event.getEventTime()));
          return context.ack();
        });
    app.event(
        TokensRevokedEvent.class,
        (event, context) -> {
          var tokens = event.getEvent().getTokens();
          if (tokens != null && tokens.getBot() != null && !tokens.getBot().isEmpty()) {
            to.installations()
                .gone(
                    TokensRevokedEvent.TYPE_NAME,
                    event.getTeamId(),
                    event.getEnterpriseId(),
                    at(event.getEventTime()));
          }
          return context.ack();
        });
  }

  private static Optional<Instant> at(@Nullable Integer eventTime) {
    return Optional.ofNullable(eventTime).filter(time -> time > 0).map(Instant::ofEpochSecond);
  }

  private static SlackPayload raw(Request<?> request) {
    return SlackPayload.ofJson(request.getRequestBodyAsString()).orElseThrow();
  }

  private Response command(SlackPayload payload) {
    return BoltResponses.reply(to.commands().answer(requests.ofCommand(payload, clock.instant())));
  }

  private Response blockAction(SlackPayload payload) {
    var own = OwnButtons.pressed(payload);
    if (own.isPresent()) {
      to.ownButtons().goOn(own.get(), payload, clock.instant());
      return Response.ok();
    }
    // What is pressed inside our own modals comes with the submission.
    boolean inModal = payload.text("container", "type").equals("view");
    return inModal ? Response.ok() : press(payload);
  }

  private Response press(SlackPayload payload) {
    to.incidentButtons().pressed(payload);
    return Response.ok();
  }

  private Response submission(SlackPayload payload) {
    JsonObject view = JsonFields.object(payload.json(), "view").orElseGet(JsonObject::new);
    if (!JsonFields.text(view, "callback_id").equals(CONNECT_MODAL)) {
      return Response.ok();
    }
    return BoltResponses.modal(to.connectModal().submitted(payload.actor(), view));
  }

  private Response suggestion(SlackPayload payload) {
    return Suggestions.of(to.services().suggest(payload.actor(), payload.text("value")));
  }
}
