package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.FindService.Suggested;
import dev.patchbay.wiring.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The services that the modal's typeahead offers, with the person's own permissions. Where there is
 * no answer, the one choice says why and cannot be submitted: an empty list would say that there
 * are no services.
 */
final class ServiceOptions {
  /** Not an id, so that the submission reads it as nothing chosen. */
  static final String NOTHING = "!";

  private static final Duration ANSWER_WITHIN = Duration.ofMillis(2300);
  static final int MOST = 100;

  private final BiFunction<Actor, String, Outcome<Suggested>> suggest;
  private final Deadline pagerDuty;

  ServiceOptions(BiFunction<Actor, String, Outcome<Suggested>> suggest, Deadline pagerDuty) {
    this.suggest = suggest;
    this.pagerDuty = pagerDuty;
  }

  List<Ack.Option> suggest(Actor actor, String typed) {
    var asking = pagerDuty.start(() -> suggest.apply(actor, typed));
    var answer = pagerDuty.until(pagerDuty.in(ANSWER_WITHIN), asking);
    if (answer.isEmpty()) {
      return List.of(
          new Ack.Option(NOTHING, "PagerDuty is slow. Type one more letter to try again"));
    }
    if (answer.get() instanceof Outcome.Refused<Suggested> refused) {
      return List.of(new Ack.Option(NOTHING, words(refused.refusal())));
    }
    return choices(((Outcome.Done<Suggested>) answer.get()).value());
  }

  private static List<Ack.Option> choices(Suggested suggested) {
    boolean cut = suggested.more() || suggested.services().size() > MOST;
    var choices = new ArrayList<Ack.Option>();
    suggested.services().stream()
        .limit(cut ? MOST - 1 : MOST)
        .forEach(service -> choices.add(choice(service, suggested.services())));
    if (cut) {
      choices.add(new Ack.Option(NOTHING, "There are more. Type more of the name to see them"));
    }
    return choices;
  }

  private static Ack.Option choice(ServiceName service, List<ServiceName> all) {
    String id = service.id().value();
    return service.name().isBlank()
        ? new Ack.Option(service.id().text(), id)
        : new Ack.Option(service.id().text(), service.name(), service.isShared(all) ? id : "");
  }

  private static String words(Refusal refusal) {
    if (refusal instanceof Refusal.MissingScope missing) {
      return "Can't load services: scope " + missing.scope() + " is missing. See /pd status";
    }
    return LoginGate.needsLogin(refusal)
        ? "You're not logged in to PagerDuty. Close this, run /pd login"
        : "Can't load services. Run /pd status to see why";
  }
}
