package dev.patchbay.slack.wiring;

import dev.patchbay.core.TeamId;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.login.ByEmail;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.token.AppToken;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.FindService;
import dev.patchbay.wiring.apply.CheckConnection;
import dev.patchbay.wiring.apply.ConnectService;
import dev.patchbay.wiring.apply.DisconnectService;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.workspace.Grant;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All of connecting that Slack users reach: a new command, modal or button is added here. */
public final class WiringFace implements Face {
  /** The callback ids of its shortcuts. */
  public static final List<String> SHORTCUTS = List.of(ConnectShortcut.CALLBACK_ID);

  /** A button that opens the form to connect a channel, as the global shortcut does. */
  public static final String CONNECT_CHANNEL = "pd_connect_channel_open";

  /** The callback id of the modal that connects. */
  static final String CONNECT = "pd_connect";

  /**
   * The use cases behind it.
   *
   * @param usual delivery of new connections
   */
  public record Uses(
      FindService find,
      Channels channels,
      ConnectService connect,
      DisconnectService disconnect,
      Connections connections,
      CheckConnection health,
      DeliveryKind usual) {}

  /** Whose tokens {@code /pd status} shows, and where Patchbay is installed. */
  public record Tokens(
      Rights rights,
      AppToken app,
      Function<TeamId, Optional<Grant>> granted,
      Optional<URI> install) {}

  private final Uses uses;
  private final Tokens tokens;
  private final FaceKit kit;
  private final LoginGate gate;
  private final Deadlines deadlines;

  public WiringFace(Uses uses, Tokens tokens, FaceKit kit) {
    this.uses = uses;
    this.tokens = tokens;
    this.kit = kit;
    this.gate = kit.gate();
    this.deadlines = kit.deadlines();
  }

  @Override
  public Map<KnownCommand, Subcommand> commands() {
    var connections = uses.connections();
    var here = new ChannelConnections(connections::inChannel, uses.connect()::pending);
    var modals = kit.modals();
    return Map.of(
        KnownCommand.CONNECT,
        kit.prompt(connect(modals), new Ack.Nothing()),
        KnownCommand.EDIT,
        new EditCommand(gate, here, modals),
        KnownCommand.DISCONNECT,
        disconnect(here),
        KnownCommand.LIST,
        new ListCommand(here, connections::inWorkspace),
        KnownCommand.STATUS,
        kit.prompt(
            status(here),
            Replies.words("Asking PagerDuty… You'll get a message with the answer.")));
  }

  @Override
  public void register(Router router, Pd pd) {
    router.action(ConnectionButtons.EDIT, pd::answer);
    router.action(ConnectionButtons.DISCONNECT, pd::answer);
    router.action(ConnectionButtons.REMOVE_OTHERS, pd::answer);
    router.action(ConnectionButtons.KEEP, pd::answer);
    router.action(ConnectionButtons.RESTORE, pd::answer);
    router.action(ConnectionButtons.OWN_CARDS, pd::answer);
    var modal =
        new ConnectModal(
            tokens.rights(), uses.channels(), uses.connect()::submit, deadlines.slack());
    new ConnectShortcut(
            gate,
            uses.channels(),
            new ConnectForms(uses.connections()::find, uses.usual()),
            kit.modals(),
            deadlines.slack())
        .register(router);
    router.submission(CONNECT, payload -> modal.submitted(payload.actor(), payload.view()));
    var services =
        new ServiceOptions(
            (actor, typed) -> uses.find().suggest(actor, typed, ServiceOptions.MOST),
            deadlines.pagerDuty());
    router.options(
        ConnectModalView.SERVICE,
        payload -> new Ack.Options(services.suggest(payload.actor(), payload.text("value"))));
  }

  private ConnectCommand connect(ModalOpener modals) {
    var questions =
        new ConnectCommand.Questions(
            uses.find()::find, uses.channels(), deadlines.pagerDuty(), deadlines.slack());
    var forms = new ConnectForms(uses.connections()::find, uses.usual());
    return new ConnectCommand(gate, questions, forms, modals, kit.slack().views());
  }

  private Subcommand disconnect(ChannelConnections here) {
    var others = new OthersChoice(gate, here, uses.disconnect()::submitOthers);
    var all = new DisconnectCommand(gate, here, uses.disconnect()::submit);
    return (request, rest) ->
        others.answer(request, rest).orElseGet(() -> all.answer(request, rest));
  }

  private Subcommand status(ChannelConnections here) {
    var delivery = new DeliveryChoice(gate, here, uses.connect()::submit);
    var look = look(here);
    return (request, rest) ->
        delivery.answer(request, rest).orElseGet(() -> look.answer(request, rest));
  }

  private StatusCommand look(ChannelConnections here) {
    var rights = tokens.rights();
    return new StatusCommand(
        new DriftChoice(
            gate, here, uses.health()::there, uses.connect()::submit, deadlines.pagerDuty()),
        here,
        new StatusCommand.Asks(
            request -> kit.slack().conversations().info(request.team(), request.channel()),
            uses.health()::look,
            new ByEmail(rights, deadlines.pagerDuty())::look),
        tokens.granted(),
        tokens.install(),
        () -> StatusCommand.app(tokens.app()),
        actor -> StatusCommand.you(rights.who(actor), rights.own(actor)),
        deadlines.pagerDuty(),
        deadlines.slack());
  }
}
