package dev.patchbay.slack.login;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.token.Rights;
import java.time.Instant;
import java.util.Optional;

/**
 * What someone without a login is told where {@code PATCHBAY_ACT_AS} lets them use buttons by their
 * e-mail address. Thread-safe.
 */
public final class ByEmail {
  private static final String TO_CONNECT = " To connect channels, run `/pd login`.";

  private final Rights rights;
  private final Deadline vendors;

  public ByEmail(Rights rights, Deadline vendors) {
    this.rights = rights;
    this.vendors = vendors;
  }

  /** Both vendors are being asked. */
  @FunctionalInterface
  public interface Look {
    /** In mrkdwn, what is known by {@code end}; empty where everything needs a login. */
    Optional<String> until(Instant end);
  }

  /** Begins it. */
  public Look look(Interaction request) {
    if (!rights.byEmail()) {
      return end -> Optional.empty();
    }
    var looking = vendors.start(() -> rights.address(request.actor(), request.here()));
    return end -> Optional.of(words(vendors.until(end, looking)));
  }

  private static String words(Optional<Outcome<Optional<String>>> found) {
    if (found.isPresent() && found.get() instanceof Outcome.Refused<?> refused) {
      return words(refused.refusal());
    }
    String whose =
        found
            .flatMap(done -> ((Outcome.Done<Optional<String>>) done).value())
            .map(address -> " as " + Mrkdwn.escaped(address))
            .orElse(", where exactly one PagerDuty user has it");
    return "Buttons act for you by your e-mail address" + whose + "." + TO_CONNECT;
  }

  private static String words(Refusal why) {
    if (why instanceof Refusal.NotRecognized) {
      return Mrkdwn.refusal(why);
    }
    return why instanceof Refusal.MissingScope
        ? Mrkdwn.refusal(why) + TO_CONNECT
        : "Patchbay couldn't look up whether buttons act for you by your e-mail address. "
            + Mrkdwn.refusal(why)
            + TO_CONNECT;
  }
}
