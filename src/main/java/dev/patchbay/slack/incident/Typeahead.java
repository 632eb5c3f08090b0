package dev.patchbay.slack.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.IncidentDirectory.Choice;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.login.LoginGate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a menu of a modal offers while someone types. Where PagerDuty gives no answer the one choice
 * says why, and counts as nothing chosen: an empty list would say that there is nothing.
 */
public final class Typeahead {
  /** Not an id. */
  private static final String NOTHING = "!";

  private static final Duration ANSWER_WITHIN = Duration.ofMillis(2300);
  private static final int MOST = 100;

  private final Deadline pagerDuty;

  public Typeahead(Deadline pagerDuty) {
    this.pagerDuty = pagerDuty;
  }

  public Ack offer(Supplier<Outcome<List<Choice>>> ask) {
    var answer = pagerDuty.until(pagerDuty.in(ANSWER_WITHIN), pagerDuty.start(ask));
    if (answer.isEmpty()) {
      return only("PagerDuty is slow. Type one more letter to try again");
    }
    if (answer.get() instanceof Outcome.Refused<List<Choice>> refused) {
      return only(words(refused.refusal()));
    }
    return new Ack.Options(options(((Outcome.Done<List<Choice>>) answer.get()).value()));
  }

  /** Where several have one name, their ids tell them apart. */
  static List<Ack.Option> options(List<Choice> choices) {
    var times =
        choices.stream()
            .collect(Collectors.groupingBy(Typeahead::comparable, Collectors.counting()));
    return choices.stream()
        .limit(MOST)
        .map(
            choice ->
                new Ack.Option(
                    choice.id(),
                    choice.name(),
                    times.getOrDefault(comparable(choice), 1L) > 1
                        ? choice.id().substring(choice.id().lastIndexOf('/') + 1)
                        : ""))
        .toList();
  }

  private static String comparable(Choice choice) {
    return choice.name().strip().toLowerCase(Locale.ROOT);
  }

  /** What was chosen of what was offered. */
  public static Optional<String> chosen(ModalFields fields, String field) {
    return fields.chosen(field).filter(id -> !id.equals(NOTHING));
  }

  private static Ack only(String words) {
    return new Ack.Options(List.of(new Ack.Option(NOTHING, words)));
  }

  private static String words(Refusal refusal) {
    if (refusal instanceof Refusal.MissingScope missing) {
      return "Scope " + missing.scope() + " is missing. See /pd whoami";
    }
    return LoginGate.needsLogin(refusal)
        ? "You're not logged in to PagerDuty. Close this, run /pd login"
        : "Can't load this from PagerDuty. Try again in a minute";
  }
}
