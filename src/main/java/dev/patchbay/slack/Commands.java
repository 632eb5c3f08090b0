package dev.patchbay.slack;

import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.slack.api.SlackCalls;
import dev.patchbay.slack.command.HelpCommand;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.ChoiceAnswerer;
import dev.patchbay.slack.inbound.CommandAnswerer;
import dev.patchbay.slack.inbound.DeadlineCalls;
import dev.patchbay.slack.inbound.ModalAnswerer;
import dev.patchbay.slack.login.ActingPerson;
import dev.patchbay.slack.login.LoginCommand;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.slack.login.LogoutCommand;
import dev.patchbay.slack.login.WhoamiCommand;
import dev.patchbay.slack.wiring.ChannelConnections;
import dev.patchbay.slack.wiring.ConnectCommand;
import dev.patchbay.slack.wiring.ConnectForms;
import dev.patchbay.slack.wiring.ConnectModal;
import dev.patchbay.slack.wiring.DisconnectCommand;
import dev.patchbay.slack.wiring.EditCommand;
import dev.patchbay.slack.wiring.ListCommand;
import dev.patchbay.slack.wiring.ServiceOptions;
import dev.patchbay.slack.wiring.StatusCommand;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/**
 * The commands, the connect modal and its typeahead, built over one pair of bounded pools: a slow
 * PagerDuty takes no thread that a call to Slack needs. Close it after the last request.
 */
public final class Commands implements AutoCloseable {
  private static final int THREADS = 16;

  private final DeadlineCalls pagerDuty;
  private final DeadlineCalls slackCalls;
  private final CommandAnswerer pd;
  private final ModalAnswerer connectModal;
  private final ChoiceAnswerer services;

  private Commands(
      SlackFeatures features,
      SlackCalls slack,
      LoginPrompt prompt,
      DeadlineCalls pagerDuty,
      DeadlineCalls slackCalls) {
    this.pagerDuty = pagerDuty;
    this.slackCalls = slackCalls;
    var wiring = features.wiring();
    this.pd = new Pd(all(features, slack, prompt));
    this.connectModal =
        new ConnectModal(
            ActingPerson.of(features.accounts().tokens()),
            wiring.channels(),
            wiring.connect()::submit,
            slackCalls);
    this.services =
        new ServiceOptions(
            (actor, typed) -> wiring.find().suggest(actor, typed, ServiceOptions.MOST), pagerDuty);
  }

  static Commands of(SlackFeatures features, SlackCalls slack, LoginPrompt prompt, Clock clock) {
    return new Commands(
        features,
        slack,
        prompt,
        DeadlineCalls.bounded(Vendor.PAGERDUTY, clock, THREADS),
        DeadlineCalls.bounded(Vendor.SLACK, clock, THREADS));
  }

  /** {@code /pd}, and the buttons that go on with it. */
  CommandAnswerer pd() {
    return pd;
  }

  /** For the modal whose callback id is {@code pd_connect}. */
  ModalAnswerer connectModal() {
    return connectModal;
  }

  /** For the typeahead whose action id is {@code service}. */
  ChoiceAnswerer services() {
    return services;
  }

  private Map<KnownCommand, Subcommand> all(
      SlackFeatures features, SlackCalls slack, LoginPrompt prompt) {
    var accounts = features.accounts();
    var wiring = features.wiring();
    var gate =
        new LoginGate(
            ActingPerson.of(accounts.tokens()),
            accounts.wishes()::keep,
            (request, why) ->
                prompt.blocks(request.actor(), request.memberName(), request.workspaceName(), why),
            slackCalls);
    var modals = new ModalOpener(slack, slackCalls);
    var here = new ChannelConnections(wiring.connections()::inChannel);
    var forms = new ConnectForms(wiring.connections()::find);
    var questions =
        new ConnectCommand.Questions(wiring.find()::find, wiring.channels(), pagerDuty, slackCalls);
    var all = new EnumMap<KnownCommand, Subcommand>(KnownCommand.class);
    all.put(KnownCommand.CONNECT, new ConnectCommand(gate, questions, forms, modals, slack));
    all.put(KnownCommand.EDIT, new EditCommand(gate, here, modals));
    all.put(
        KnownCommand.DISCONNECT, new DisconnectCommand(gate, here, wiring.disconnect()::submit));
    all.put(KnownCommand.LIST, new ListCommand(here, wiring.connections()::inWorkspace));
    all.put(KnownCommand.STATUS, status(features, slack, here));
    all.put(KnownCommand.LOGIN, new LoginCommand(gate, accounts.login()::who));
    all.put(
        KnownCommand.LOGOUT,
        new LogoutCommand(accounts.login()::end, slack, pagerDuty, slackCalls));
    all.put(KnownCommand.WHOAMI, new WhoamiCommand(gate, accounts.login()::who));
    all.put(KnownCommand.HELP, new HelpCommand());
    return all;
  }

  private StatusCommand status(SlackFeatures features, SlackCalls slack, ChannelConnections here) {
    var accounts = features.accounts();
    var health = features.wiring().health();
    return new StatusCommand(
        here,
        new StatusCommand.Asks(
            request -> slack.look(request.actor().team(), request.channel()), health::look),
        team -> features.installations().find(team).isPresent(),
        () -> StatusCommand.app(accounts.app()),
        actor -> StatusCommand.you(accounts.tokens().who(actor), accounts.tokens().own(actor)),
        pagerDuty,
        slackCalls);
  }

  @Override
  public void close() {
    pagerDuty.close();
    slackCalls.close();
  }
}
