package dev.patchbay.slack.inbound;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.Event;
import dev.patchbay.slack.api.EphemeralMessages;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is done about each thing that Slack sends, by its id, on Bolt's {@link App}. Each face
 * registers its own ids, all of them before the first request; what nobody registered for is
 * acknowledged. Handlers run on the request's thread, within three seconds. None of Bolt's
 * middleware runs: requests are verified before they come here.
 */
public final class Router {
  /** Our ids begin with this; buttons of any other id are PagerDuty's. */
  public static final String OURS = "pd_";

  private static final Pattern FOREIGN = Pattern.compile("(?!" + OURS + ").*", Pattern.DOTALL);
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final int NOBODY = 404;

  private final App app;
  private final AckWriter writer;
  private final Set<String> taken = new HashSet<>();

  public Router(Slack slack, EphemeralMessages ephemerals, AfterAck afterAck) {
    var config = new AppConfig();
    config.setAllEventsApiAutoAckEnabled(true);
    config.setThreadPoolSize(1);
    this.app = new App(config, slack, List.of());
    this.writer = new AckWriter(ephemerals, afterAck);
  }

  /** A slash command, with its slash. */
  public void command(String command, Function<Interaction, Ack> handler) {
    once("command", command);
    app.command(command, (request, context) -> handled(request, handler));
  }

  /** A button or another element of ours; what happens in a modal comes with its submission. */
  public void action(String actionId, Function<Interaction, Ack> handler) {
    once("action", ours(actionId));
    app.blockAction(actionId, (request, context) -> handled(request, handler));
  }

  /** A button that is not ours, in a block or in a legacy attachment. */
  public void foreignAction(Function<Interaction, Ack> handler) {
    once("action", FOREIGN.pattern());
    Function<Interaction, Ack> onMessages =
        payload -> inView(payload) ? new Ack.Nothing() : handler.apply(payload);
    app.blockAction(FOREIGN, (request, context) -> handled(request, onMessages));
    app.attachmentAction(ANY, (request, context) -> handled(request, handler));
  }

  /** A submitted modal. */
  public void submission(String callbackId, Function<Interaction, Ack> handler) {
    once("submission", ours(callbackId));
    app.viewSubmission(callbackId, (request, context) -> handled(request, handler));
  }

  /** A typeahead, while a person types. */
  public void options(String actionId, Function<Interaction, Ack> handler) {
    once("options", actionId);
    app.blockSuggestion(actionId, (request, context) -> handled(request, handler));
  }

  /** A shortcut, of a message or of all Slack. */
  public void shortcut(String callbackId, Function<Interaction, Ack> handler) {
    once("shortcut", ours(callbackId));
    app.globalShortcut(callbackId, (request, context) -> handled(request, handler));
    app.messageShortcut(callbackId, (request, context) -> handled(request, handler));
  }

  /** A step of a workflow, by the function's callback id in the manifest. */
  public void function(String callbackId, Function<Interaction, Ack> handler) {
    once("function", ours(callbackId));
    app.function(callbackId, (event, context) -> handled(context, handler));
  }

  /** An event of the Events API; a handler that fails gets it again from Slack. */
  public <E extends Event> void event(Class<E> type, Function<Interaction, Ack> handler) {
    once("event", type.getName());
    app.event(type, (event, context) -> new EventAnswer(handled(context, handler)));
  }

  /** Empty where nothing is registered for it. */
  Optional<Response> run(Interaction payload) throws Exception {
    Optional<Request<?>> request = RoutedRequests.of(payload);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(EventAnswer.meantBy(app.run(request.get())))
        .filter(answer -> answer.getStatusCode() != NOBODY);
  }

  Response write(Interaction payload, Ack ack) {
    return writer.write(payload, ack);
  }

  private Response handled(Object request, Function<Interaction, Ack> handler) {
    Interaction payload = ((RoutedRequests.Carrier) request).payload();
    return writer.write(payload, handler.apply(payload));
  }

  /** What is pressed inside our own modals comes with the submission. */
  static boolean inView(Interaction payload) {
    return payload.text("container", "type").equals("view");
  }

  private static String ours(String id) {
    if (!id.startsWith(OURS)) {
      throw new IllegalArgumentException("an id of ours begins with " + OURS + ": " + id);
    }
    return id;
  }

  /** Bolt picks among two listeners of one id at random. */
  private void once(String kind, String id) {
    if (!taken.add(kind + " " + id)) {
      throw new IllegalArgumentException(kind + " " + id + " is registered already");
    }
  }
}
