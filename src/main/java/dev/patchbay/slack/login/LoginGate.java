package dev.patchbay.slack.login;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.token.Rights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Stops a command of a person who is not logged in: keeps what was asked, so that it continues
 * after the login, and answers with one Log in button. Where the look takes too long, the command
 * continues: what it begins finds out.
 */
public final class LoginGate {
  private static final int COMMAND = 200;

  private static final Duration LOOK_FOR = Duration.ofMillis(350);

  /** The buttons of a login; {@code why} is mrkdwn, escaped. */
  @FunctionalInterface
  public interface Prompt {
    List<LayoutBlock> blocks(Interaction request, String why);
  }

  private final Rights rights;
  private final BiConsumer<Actor, PendingCommands.PendingCommand> keep;
  private final Prompt prompt;
  private final Deadline slack;

  public LoginGate(
      Rights rights,
      BiConsumer<Actor, PendingCommands.PendingCommand> keep,
      Prompt prompt,
      Deadline slack) {
    this.rights = rights;
    this.keep = keep;
    this.prompt = prompt;
    this.slack = slack;
  }

  /** Empty where the command can continue. */
  public Optional<Ack> stop(Interaction request) {
    return refusal(request).map(refusal -> refused(request, refusal));
  }

  /** The same for what cannot wait for the login; {@code again} as of {@link #refused}. */
  public Optional<Ack> stop(Interaction request, String again) {
    return refusal(request).map(refusal -> refused(request, refusal, again));
  }

  /**
   * The same for what someone without a login can do by their e-mail address, where that is set.
   */
  public Optional<Ack> stopUnlessByEmail(Interaction request) {
    return rights.byEmail() ? Optional.empty() : stop(request);
  }

  private Optional<Refusal> refusal(Interaction request) {
    var looking = slack.start(() -> rights.own(request.actor()));
    return slack.until(request.receivedAt().plus(LOOK_FOR), looking).orElse(null)
            instanceof Outcome.Refused<?> refused
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }

  /** The words of a refusal, and the Log in button where that is what is missing. */
  public Ack refused(Interaction request, Refusal refusal) {
    String command =
        Mrkdwn.escaped(Mrkdwn.cut(request.typed().strip(), COMMAND)).replace('`', '\'');
    return refused(request, refusal, request.typed(), "run `/pd " + command + "`");
  }

  /**
   * The same where a command takes up after the login what was begun in another way.
   *
   * @param command to follow {@code /pd}
   * @param what it does, to follow "to"; mrkdwn, escaped
   */
  public Ack refused(Interaction request, Refusal refusal, String command, String what) {
    if (!needsLogin(refusal)) {
      return Replies.refused(refusal);
    }
    keep.accept(
        request.actor(),
        new PendingCommands.PendingCommand(request.here(), request.channelName(), command));
    return button(
        request,
        Mrkdwn.refusal(refusal)
            + " Log in within 10 minutes, then press *Continue* to "
            + what
            + ".");
  }

  /**
   * The same where nothing can wait for the login.
   *
   * @param again what to do after it, mrkdwn
   */
  public Ack refused(Interaction request, Refusal refusal, String again) {
    return needsLogin(refusal)
        ? button(request, Mrkdwn.refusal(refusal) + " " + again)
        : Replies.refused(refusal);
  }

  /** {@code why}: mrkdwn, escaped. */
  Ack button(Interaction request, String why) {
    return new Ack.Says(new MessageContent(why, prompt(request, why)));
  }

  /** Words and the Log in button, with a link of ten minutes; {@code why}: mrkdwn, escaped. */
  public List<LayoutBlock> prompt(Interaction request, String why) {
    return prompt.blocks(request, why);
  }

  public static boolean needsLogin(Refusal refusal) {
    return refusal instanceof Refusal.NotLoggedIn || refusal instanceof Refusal.LoginEnded;
  }
}
