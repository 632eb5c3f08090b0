package dev.patchbay.slack.wiring;

import dev.patchbay.slack.command.HelpCommand;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.login.ByEmail;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.login.LoginParts;
import dev.patchbay.support.FixedRights;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.workspace.Grant;
import java.net.URI;
import java.util.EnumMap;
import java.util.Optional;

/** The commands as the fixture's answers make them, built again for each request. */
final class PdCommands {
  private final PdFixture fixture;

  PdCommands(PdFixture fixture) {
    this.fixture = fixture;
  }

  Pd all() {
    var gate =
        new LoginGate(
            new FixedRights(actor -> fixture.mayAct),
            (actor, command) -> fixture.pendingCommands.add(command),
            (request, why) -> LoginParts.button(why),
            fixture.slowSlack);
    var modals = new ModalOpener(fixture.slack.views, fixture.slack.ephemerals, fixture.slowSlack);
    var here =
        new ChannelConnections(
            (team, id) ->
                fixture.connections.stream().filter(one -> one.key().channel().equals(id)).toList(),
            (team, id) -> fixture.pending);
    var forms =
        new ConnectForms(
            key -> fixture.connections.stream().filter(one -> one.key().equals(key)).findFirst(),
            DeliveryKind.EXTENSION);
    var questions =
        new ConnectCommand.Questions(
            (actor, words) -> {
              fixture.asked.add(words);
              return fixture.found;
            },
            (team, id) -> fixture.channel,
            fixture.slowPagerDuty,
            fixture.slowSlack);
    var commands = new EnumMap<KnownCommand, Subcommand>(KnownCommand.class);
    commands.put(
        KnownCommand.CONNECT,
        new ConnectCommand(gate, questions, forms, modals, fixture.slack.views));
    commands.put(KnownCommand.EDIT, new EditCommand(gate, here, modals));
    commands.put(
        KnownCommand.DISCONNECT,
        new DisconnectCommand(gate, here, (actor, key) -> fixture.disconnected.add(key)));
    commands.put(KnownCommand.LIST, new ListCommand(here, team -> fixture.connections));
    commands.put(KnownCommand.STATUS, status(gate, here));
    commands.put(KnownCommand.HELP, new HelpCommand());
    commands.putAll(
        LoginParts.commands(
            gate,
            actor -> fixture.person,
            byEmail(),
            actor -> ended(),
            fixture.slack.ephemerals,
            fixture.slowPagerDuty,
            fixture.slowSlack));
    // Of the incidents' face, which has nothing to do here.
    for (var command : KnownCommand.values()) {
      commands.putIfAbsent(command, (request, rest) -> new Ack.Nothing());
    }
    return new Pd(commands);
  }

  private StatusCommand status(LoginGate gate, ChannelConnections here) {
    return new StatusCommand(
        new DriftChoice(
            gate,
            here,
            (actor, connection) -> fixture.there,
            fixture.connected::add,
            fixture.slowPagerDuty),
        here,
        new StatusCommand.Asks(
            request -> fixture.slack.conversations.info(request.team(), request.channel()),
            (actor, connection) -> {
              fixture.looked.add(connection.serviceName());
              return fixture.health;
            },
            byEmail()::look),
        team ->
            fixture.installed ? Optional.of(new Grant("Acme", fixture.granted)) : Optional.empty(),
        Optional.of(URI.create("https://patchbay.example.com/slack/install")),
        () -> fixture.app,
        actor -> StatusCommand.you(fixture.person, fixture.own),
        fixture.slowPagerDuty,
        fixture.slowSlack);
  }

  private ByEmail byEmail() {
    var rights =
        new FixedRights(actor -> fixture.byEmail.orElseThrow(), fixture.byEmail.isPresent());
    return new ByEmail(rights, fixture.slowPagerDuty);
  }

  private boolean ended() {
    if (fixture.logoutBreaks) {
      throw new IllegalStateException("the database is gone");
    }
    return fixture.person.isPresent();
  }
}
