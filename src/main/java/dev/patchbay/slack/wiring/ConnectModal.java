package dev.patchbay.slack.wiring;

import com.google.gson.JsonObject;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.ConnectService;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The submission of the connect modal: what is wrong is shown inside it; else the request is stored
 * and the modal closes. A modal may be old, so person and channel are looked at again; where Slack
 * does not answer in a second, the job that connects finds out.
 */
final class ConnectModal {
  private static final Duration LOOK_FOR = Duration.ofSeconds(1);

  private final Rights rights;
  private final Channels channels;
  private final Consumer<ConnectService.Request> connect;
  private final Deadline slack;

  ConnectModal(
      Rights rights, Channels channels, Consumer<ConnectService.Request> connect, Deadline slack) {
    this.rights = rights;
    this.channels = channels;
    this.connect = connect;
    this.slack = slack;
  }

  Ack submitted(Actor actor, JsonObject view) {
    var fields = new ModalFields(view);
    Optional<ModalContext> context = ModalContext.of(fields.metadata());
    if (context.isEmpty()) {
      return wrong(fields, ModalChoice.STRANGE);
    }
    ModalChoice choice = ModalChoice.of(fields, context.get().service());
    if (choice instanceof ModalChoice.Wrong wrong) {
      return new Ack.Errors(wrong.byBlock());
    }
    Optional<Refusal> refusal = refusal(actor, context.get());
    if (refusal.isPresent()) {
      return wrong(fields, words(refusal.get(), context.get()));
    }
    var chosen = (ModalChoice.Chosen) choice;
    var key = new ConnectionKey(context.get().place(), chosen.service().id());
    connect.accept(
        new ConnectService.Request(
            actor, key, chosen.service().name(), chosen.delivery(), chosen.options()));
    return new Ack.Nothing();
  }

  private Optional<Refusal> refusal(Actor actor, ModalContext context) {
    var acting = slack.start(() -> rights.own(actor));
    var looking =
        slack.start(() -> channels.look(context.place().team(), context.place().channel()));
    var end = slack.in(LOOK_FOR);
    return refusal(slack.until(end, acting)).or(() -> refusal(slack.until(end, looking)));
  }

  private static <T> Optional<Refusal> refusal(Optional<Outcome<T>> answer) {
    return answer.orElse(null) instanceof Outcome.Refused<T> refused && !passing(refused.refusal())
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }

  private static boolean passing(Refusal refusal) {
    return refusal instanceof Refusal.Unavailable
        || refusal instanceof Refusal.RateLimited
        || refusal instanceof Refusal.Busy;
  }

  private static String words(Refusal refusal, ModalContext context) {
    return LoginGate.needsLogin(refusal)
        ? "You're not logged in to PagerDuty. Close this, run /pd login, then connect again."
        : RefusalWords.say(refusal, Markup.plain(context.channelName()));
  }

  private static Ack wrong(ModalFields fields, String words) {
    return new Ack.Errors(Map.of(fields.firstBlock(ConnectModalView.NOTIFY), words));
  }
}
