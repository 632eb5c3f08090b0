package dev.patchbay.slack;

import com.slack.api.Slack;
import dev.patchbay.core.Actor;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.ChangeAnswers;
import dev.patchbay.incident.TriggerAnswers;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.click.Click;
import dev.patchbay.incident.click.ClickDecoder;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import dev.patchbay.incident.proof.Sightings;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.api.OAuthApi;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.api.SlackClient;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.card.CardPosts;
import dev.patchbay.slack.card.ChannelSearch;
import dev.patchbay.slack.card.ClickedMessages;
import dev.patchbay.slack.card.MessageRewrite;
import dev.patchbay.slack.card.PressedWriter;
import dev.patchbay.slack.incident.SlackChangeAnswers;
import dev.patchbay.slack.incident.SlackSightings;
import dev.patchbay.slack.incident.step.ExternalTokenHolder;
import dev.patchbay.slack.incident.step.SlackStepAnswers;
import dev.patchbay.slack.incident.step.StepPorts;
import dev.patchbay.slack.incident.trigger.SlackTriggerAnswers;
import dev.patchbay.slack.login.AskToLogIn;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.slack.login.ResumeAfterLogin;
import dev.patchbay.slack.login.SlackConsentListener;
import dev.patchbay.slack.login.SlackExternalTokens;
import dev.patchbay.slack.login.SlackUsers;
import dev.patchbay.slack.wiring.SlackChannels;
import dev.patchbay.slack.workspace.BotTokenInstallation;
import dev.patchbay.slack.workspace.SlackOAuthFlow;
import dev.patchbay.token.ConsentListener;
import dev.patchbay.token.ExternalTokens;
import dev.patchbay.token.Person;
import dev.patchbay.token.SlackEmails;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.SlackOAuth;
import dev.patchbay.workspace.TokenRotation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What features need of Slack, on one client. Built before the features; {@link SlackEdge} is built
 * from the same ports after them.
 */
public final class SlackPorts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackPorts.class);

  private final SlackSettings settings;
  private final Installations installations;
  private final Clock clock;
  private final Slack slack;
  private final SlackOAuthFlow oauth;
  private final TokenRotation rotation;
  private final OAuthApi oauthApi;
  private final SlackApi api;

  /**
   * @param later takes the messages to people that Slack could not take; {@link PersonalTeller}
   *     sends them
   */
  public SlackPorts(
      SlackSettings settings,
      Installations installations,
      Clock clock,
      MeterRegistry meters,
      Consumer<EphemeralMessages.Unsent> later) {
    this.settings = settings;
    this.installations = installations;
    this.clock = clock;
    this.slack = SlackClient.of(settings);
    this.oauthApi = new OAuthApi(settings, slack, installations, meters);
    this.oauth = new SlackOAuthFlow(settings, oauthApi, clock);
    this.rotation = installations.rotation(oauth, clock);
    this.api = new SlackApi(slack, installations, rotation, meters, later);
  }

  public Channels channels() {
    return new SlackChannels(api.conversations(), installations::find);
  }

  /** Whether a user's account was deactivated. */
  public Outcome<Boolean> deactivated(TeamId team, SlackUserId user) {
    return api.users().info(team, user).map(SlackUser::deleted);
  }

  public SlackEmails slackEmails() {
    return users();
  }

  /** Tokens that Slack holds for the app. */
  public ExternalTokens externalTokens() {
    return new SlackExternalTokens(oauthApi, installations, settings.botToken());
  }

  /** Where incident cards are written. */
  public CardPosts cardPosts() {
    return new CardPosts(api.chat(), api.conversations());
  }

  public SlackOAuth oauth() {
    return oauth;
  }

  /** Refreshes the bot tokens that rotate. */
  public TokenRotation rotation() {
    return rotation;
  }

  /** Present where a bare bot token is configured. */
  public Optional<BotTokenInstallation> botTokenInstallation() {
    return settings
        .botToken()
        .map(token -> new BotTokenInstallation(token, oauthApi, installations, clock));
  }

  /** Keeps messages true that PagerDuty posted. */
  public PressedWriter pressedWriter(PressedMessages messages) {
    return new PressedWriter(messages, new MessageRewrite(new ClickDecoder()::decode), cardPosts());
  }

  /** What PagerDuty posted to channels that Patchbay may read. */
  public ChannelSearch channelSearch() {
    return new ChannelSearch(api.conversations(), installations::find, new ClickDecoder()::decode);
  }

  public Sightings sightings() {
    return new SlackSightings(channelSearch());
  }

  public TriggerAnswers triggerAnswers(LoginPrompt prompt) {
    return new SlackTriggerAnswers(api.chat(), ephemerals(), askToLogIn(prompt));
  }

  /**
   * @param stored carries out what was stored before the person had logged in
   */
  public ResumeAfterLogin resume(
      PendingCommands pending, Consumer<Actor> stored, Function<Actor, Optional<Person>> who) {
    return new ResumeAfterLogin(
        new ResumeAfterLogin.Waiting(pending::waiting, pending::remove, stored),
        who,
        ephemerals(),
        direct());
  }

  public ConsentListener consentListener() {
    return new SlackConsentListener(direct());
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      log.warn("Slack's client did not close cleanly: {}", e.toString());
    }
  }

  /** Done where Slack accepts the bot token now; BadCredentials where it calls it revoked. */
  public Outcome<Boolean> works(Installation installation) {
    return oauthApi.test(installation.botToken()).map(bot -> true);
  }

  public Slack slack() {
    return slack;
  }

  SlackSettings settings() {
    return settings;
  }

  Installations installations() {
    return installations;
  }

  Clock clock() {
    return clock;
  }

  public SlackApi api() {
    return api;
  }

  public EphemeralMessages ephemerals() {
    return api.ephemerals();
  }

  /**
   * @param changed updates the cards of an incident that someone changed
   */
  public ChangeAnswers clickAnswers(
      LoginPrompt prompt,
      Function<Click, Decoded> decoder,
      Consumer<IncidentId> changed,
      SlackChangeAnswers.Pressed pressed) {
    return new SlackChangeAnswers(
        new MessageRewrite(decoder),
        new ClickedMessages(api.chat(), api.responseUrls()),
        ephemerals(),
        askToLogIn(prompt),
        clock,
        changed,
        pressed);
  }

  /** What the steps of workflows need of Slack. */
  public StepPorts steps() {
    var holder = new ExternalTokenHolder(installations, rotation, oauthApi);
    return new StepPorts(new SlackStepAnswers(api.functions(), direct()), holder, api.users());
  }

  private DirectMessages direct() {
    return new DirectMessages(api.chat(), installations::reach);
  }

  public AskToLogIn askToLogIn(LoginPrompt prompt) {
    return new AskToLogIn(prompt, users(), installations, ephemerals());
  }

  private SlackUsers users() {
    return new SlackUsers(api.users(), installations::reach, installations::find);
  }
}
