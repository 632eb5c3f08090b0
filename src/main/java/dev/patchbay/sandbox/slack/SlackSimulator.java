package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.MessageShape;
import dev.patchbay.sandbox.slack.method.AuthMethods;
import dev.patchbay.sandbox.slack.method.ChannelAccess;
import dev.patchbay.sandbox.slack.method.ChatMethods;
import dev.patchbay.sandbox.slack.method.ConversationMethods;
import dev.patchbay.sandbox.slack.method.FunctionMethods;
import dev.patchbay.sandbox.slack.method.HistoryMethods;
import dev.patchbay.sandbox.slack.method.Installs;
import dev.patchbay.sandbox.slack.method.PeopleMethods;
import dev.patchbay.sandbox.slack.method.ResponseUrls;
import dev.patchbay.sandbox.slack.method.Revocation;
import dev.patchbay.sandbox.slack.method.Triggers;
import dev.patchbay.sandbox.slack.method.Unfurls;
import dev.patchbay.sandbox.slack.method.UserGroupMethods;
import dev.patchbay.sandbox.slack.method.ViewMethods;
import dev.patchbay.sandbox.slack.method.ViewStacks;
import dev.patchbay.sandbox.slack.method.WebApi;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Faults;
import dev.patchbay.sandbox.wire.LocalServer;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * A Slack of our own on 127.0.0.1, as strict as the real one. Apps reach it over HTTP only; tests,
 * the demo and the page drive it through {@link #setup}, {@link #as}, {@link #screen}, {@link #log}
 * and {@link #faults}. Holds its state in memory and forgets it when closed. Thread-safe.
 */
public final class SlackSimulator implements AutoCloseable {
  private final LocalServer server;
  private final URI root;
  private final SlackServer web;
  private final EventDesk events;
  private final Interactions desk;
  private final SlackSetup setup;
  private final SlackScreen screen;
  private final SocketHub sockets;
  private final Workflows workflows;
  private final Faults<Fault> faults = new Faults<>();

  private SlackSimulator(SlackSettings settings, SecureRandom random) {
    server = new LocalServer("Slack", settings.port());
    root = server.url();

    SlackWorld world = new SlackWorld(settings.clock(), random);
    ApiLog log = new ApiLog(settings.clock());
    sockets = new SocketHub(log);
    Callbacks callbacks = new Callbacks(world, log, sockets, settings.ackLimit());
    events = new EventDesk(world, callbacks);
    MessageShape shape = new MessageShape(world, log);
    ChannelAccess access = new ChannelAccess(world);
    ChatMethods chat = new ChatMethods(world, access, shape);
    ViewStacks views = new ViewStacks(world, shape);
    Triggers triggers = new Triggers(world);
    ViewMethods viewMethods = new ViewMethods(world, views, triggers, log);
    Installs installs = new Installs(world);
    ResponseUrls responseUrls = new ResponseUrls(world, chat, shape, log);
    OAuthPages pages = new OAuthPages(world, installs, log);

    Map<String, Function<Call, ObjectNode>> methods = new HashMap<>();
    Revocation revocation = new Revocation(world, events::later);
    new AuthMethods(world, revocation, app -> socketUrl(root, world, sockets, app)).addTo(methods);
    installs.addTo(methods);
    chat.addTo(methods);
    Unfurls unfurls = new Unfurls(world, shape, log);
    unfurls.addTo(methods);
    Conversation conversation = new Conversation(world, events, unfurls);
    new ConversationMethods(world, access).addTo(methods);
    FunctionMethods functions = new FunctionMethods();
    functions.addTo(methods);
    workflows = new Workflows(world, events, functions);
    new HistoryMethods(world, access).addTo(methods);
    new PeopleMethods(world).addTo(methods);
    new UserGroupMethods(world).addTo(methods);
    viewMethods.addTo(methods);
    WebApi api = new WebApi(world, log, methods, settings.strictRates(), settings.rateScale());

    Payloads payloads = new Payloads(world, triggers, responseUrls, root.toString());
    ViewAnswers answers = new ViewAnswers(world, views, viewMethods, log);
    desk =
        new Interactions(
            world, callbacks, payloads, views, answers, responseUrls, conversation, log);
    setup = new SlackSetup(world, installs, pages, events);
    screen = new SlackScreen(desk);
    web = new SlackServer(api, pages, responseUrls, faults);
    server.start(jetty -> withSockets(jetty, sockets, web));
  }

  /** Starts on the port of the settings. */
  public static SlackSimulator start(SlackSettings settings) {
    return new SlackSimulator(settings, new SecureRandom());
  }

  private static String socketUrl(
      URI root, SlackWorld world, SocketHub sockets, RegisteredApp app) {
    String ticket = sockets.ticket(app);
    world.secrets.add(ticket);
    return "ws://127.0.0.1:" + root.getPort() + "/link/?ticket=" + ticket;
  }

  private static WebSocketUpgradeHandler withSockets(
      Server jetty, SocketHub sockets, SlackServer web) {
    WebSocketUpgradeHandler upgrade =
        WebSocketUpgradeHandler.from(
            jetty,
            container ->
                container.addMapping(
                    "/link/*",
                    (request, response, callback) -> {
                      String query = request.getHttpURI().getQuery();
                      String ticket =
                          Args.ofForm(query == null ? "" : query).text("ticket").orElse("");
                      Optional<Session.Listener> endpoint = sockets.accept(ticket);
                      if (endpoint.isEmpty()) {
                        Response.writeError(request, response, callback, 403);
                      }
                      return endpoint.orElse(null);
                    }));
    upgrade.setHandler(web);
    return upgrade;
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
  public URI root() {
    return root;
  }

  /** What SLACK_API_URL is on the real one; ends with a slash. */
  public URI apiUrl() {
    return root.resolve("/api/");
  }

  public URI authorizeUrl() {
    return root.resolve("/oauth/v2/authorize");
  }

  public SlackSetup setup() {
    return setup;
  }

  /** The hands of a member. */
  public SlackPerson as(String userId) {
    synchronized (desk.world()) {
      return new SlackPerson(desk, events, desk.world().member(userId));
    }
  }

  /** User groups and topics. */
  public SlackGroups groups() {
    return new SlackGroups(desk.world());
  }

  public SlackScreen screen() {
    return screen;
  }

  public JsonNode snapshot() {
    return screen.snapshot();
  }

  /** The secret part of every token, code and address so far: what must be seen nowhere else. */
  public Set<String> secrets() {
    return Set.copyOf(desk.world().secrets);
  }

  public ApiLog log() {
    return desk.log();
  }

  public Faults<Fault> faults() {
    return faults;
  }

  public Workflows workflows() {
    return workflows;
  }

  public SocketHub sockets() {
    return sockets;
  }

  @Override
  public void close() {
    web.release();
    events.close();
    server.close();
  }
}
